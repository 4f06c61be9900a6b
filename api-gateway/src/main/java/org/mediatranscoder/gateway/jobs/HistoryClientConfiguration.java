package org.mediatranscoder.gateway.jobs;

import java.net.http.HttpClient;
import java.time.Duration;
import org.mediatranscoder.gateway.downstream.AuthServiceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/** The HTTP client for the lasting history: nobody waits long for old jobs. */
@Configuration(proxyBeanMethods = false)
class HistoryClientConfiguration {

  private static final Duration CONNECT = Duration.ofSeconds(1);
  private static final Duration ANSWER = Duration.ofSeconds(2);

  @Bean
  RestClient historyHttp(RestClient.Builder builder, AuthServiceProperties auth) {
    JdkClientHttpRequestFactory requests =
        new JdkClientHttpRequestFactory(HttpClient.newBuilder().connectTimeout(CONNECT).build());
    requests.setReadTimeout(ANSWER);
    return builder.baseUrl(auth.baseUrl()).requestFactory(requests).build();
  }
}
