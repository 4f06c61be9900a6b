package org.mediatranscoder.transcoding.formats;

import org.mediatranscoder.catalogue.Catalogue;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FormatsProperties.class)
class FormatsConfiguration {

  @Bean
  OutputFormats outputFormats(FormatsProperties properties) {
    return new OutputFormats(Catalogue.withFolder(properties.folder()));
  }
}
