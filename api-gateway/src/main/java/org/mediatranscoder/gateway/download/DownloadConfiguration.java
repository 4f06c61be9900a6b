package org.mediatranscoder.gateway.download;

import org.mediatranscoder.model.link.DeletionLinks;
import org.mediatranscoder.model.link.DownloadLinks;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LinkProperties.class)
class DownloadConfiguration {

  @Bean
  DownloadLinks downloadLinks(LinkProperties properties) {
    return new DownloadLinks(properties.linkKeys());
  }

  @Bean
  DeletionLinks deletionLinks(LinkProperties properties) {
    return new DeletionLinks(properties.linkKeys());
  }
}
