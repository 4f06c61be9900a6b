package org.mediatranscoder.gateway.account;

import java.net.http.HttpClient;
import org.mediatranscoder.gateway.downstream.AuthServiceProperties;
import org.mediatranscoder.model.access.AccessClaims;
import org.mediatranscoder.web.security.RequestRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/** The HTTP client that asks auth-service, and who may call the routes. */
@Configuration(proxyBeanMethods = false)
class AccountConfiguration {

  @Bean
  RequestRules accountRules() {
    return requests ->
        requests
            .requestMatchers(HttpMethod.GET, "/me")
            .authenticated()
            .requestMatchers("/me", "/me/**", "/tokens", "/tokens/**")
            .hasAuthority("SCOPE_" + AccessClaims.ACCOUNT);
  }

  @Bean
  RestClient authServiceHttp(RestClient.Builder builder, AuthServiceProperties properties) {
    JdkClientHttpRequestFactory requests =
        new JdkClientHttpRequestFactory(
            HttpClient.newBuilder().connectTimeout(properties.connectTimeout()).build());
    requests.setReadTimeout(properties.timeout());
    return builder.baseUrl(properties.baseUrl()).requestFactory(requests).build();
  }
}
