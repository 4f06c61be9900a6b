package org.mediatranscoder.ui.login;

import java.util.Map;
import java.util.Set;
import org.mediatranscoder.ui.UiSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;

/**
 * This service as a client of auth-service. The endpoints are written here instead of discovered,
 * so that neither has to wait for the other to start.
 */
@Configuration(proxyBeanMethods = false)
class AuthServiceClient {

  private static final Set<String> SCOPES =
      Set.of("openid", "profile", "email", "jobs:read", "jobs:write", "account");

  @Bean
  ClientRegistrationRepository clientRegistrations(ClientRegistration transcoder) {
    return new InMemoryClientRegistrationRepository(transcoder);
  }

  @Bean
  ClientRegistration transcoder(UiSettings settings) {
    String issuer = settings.issuer().toString();
    String auth = settings.authUrl().toString();
    return ClientRegistration.withRegistrationId("transcoder")
        .clientId(settings.clientId())
        .clientSecret(settings.clientSecret())
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
        .clientSettings(ClientRegistration.ClientSettings.builder().requireProofKey(true).build())
        .redirectUri(settings.baseUrl() + "/login/oauth2/code/transcoder")
        .scope(SCOPES)
        .issuerUri(issuer)
        .authorizationUri(issuer + "/oauth2/authorize")
        .tokenUri(auth + "/oauth2/token")
        .jwkSetUri(auth + "/oauth2/jwks")
        .userNameAttributeName("sub")
        .providerConfigurationMetadata(Map.of("end_session_endpoint", issuer + "/connect/logout"))
        .build();
  }
}
