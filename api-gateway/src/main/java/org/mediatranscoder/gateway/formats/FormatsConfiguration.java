package org.mediatranscoder.gateway.formats;

import java.net.http.HttpClient;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/** The HTTP client that asks transcoding-worker. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FormatsProperties.class)
class FormatsConfiguration {

  @Bean
  RestClient transcodingHttp(RestClient.Builder builder, FormatsProperties properties) {
    JdkClientHttpRequestFactory requests =
        new JdkClientHttpRequestFactory(
            HttpClient.newBuilder().connectTimeout(properties.timeout()).build());
    requests.setReadTimeout(properties.timeout());
    return builder.baseUrl(properties.baseUrl()).requestFactory(requests).build();
  }
}
