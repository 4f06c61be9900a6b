package org.mediatranscoder.ui.login;

import java.net.http.HttpClient;
import java.time.Clock;
import org.mediatranscoder.ui.UiSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientProvider;
import org.springframework.security.oauth2.client.RefreshTokenOAuth2AuthorizedClientProvider;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.web.client.RestClient;

/** How tokens are asked for: as Spring Security does, with limits to every wait. */
@Configuration(proxyBeanMethods = false)
class TokenRequests {

  @Bean
  OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> codeExchange(
      UiSettings settings) {
    RestClientAuthorizationCodeTokenResponseClient exchange =
        new RestClientAuthorizationCodeTokenResponseClient();
    exchange.setRestClient(http(settings));
    return exchange;
  }

  /** Who uses it decides when a token is due, so nothing is left for it to judge but the clock. */
  @Bean
  OAuth2AuthorizedClientProvider renewal(UiSettings settings, Clock clock) {
    RestClientRefreshTokenTokenResponseClient refresh =
        new RestClientRefreshTokenTokenResponseClient();
    refresh.setRestClient(http(settings));
    RefreshTokenOAuth2AuthorizedClientProvider provider =
        new RefreshTokenOAuth2AuthorizedClientProvider();
    provider.setAccessTokenResponseClient(refresh);
    provider.setClockSkew(settings.tokenReserve());
    provider.setClock(clock);
    return provider;
  }

  private static RestClient http(UiSettings settings) {
    JdkClientHttpRequestFactory requests =
        new JdkClientHttpRequestFactory(
            HttpClient.newBuilder().connectTimeout(settings.authTimeout()).build());
    requests.setReadTimeout(settings.authTimeout());
    return RestClient.builder()
        .requestFactory(requests)
        .configureMessageConverters(
            converters ->
                converters
                    .addCustomConverter(new FormHttpMessageConverter())
                    .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
        .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
        .build();
  }
}
