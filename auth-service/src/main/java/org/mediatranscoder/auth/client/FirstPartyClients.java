package org.mediatranscoder.auth.client;

import static org.springframework.security.oauth2.core.AuthorizationGrantType.AUTHORIZATION_CODE;
import static org.springframework.security.oauth2.core.AuthorizationGrantType.DEVICE_CODE;
import static org.springframework.security.oauth2.core.AuthorizationGrantType.REFRESH_TOKEN;
import static org.springframework.security.oauth2.core.ClientAuthenticationMethod.CLIENT_SECRET_BASIC;
import static org.springframework.security.oauth2.core.ClientAuthenticationMethod.CLIENT_SECRET_POST;
import static org.springframework.security.oauth2.core.ClientAuthenticationMethod.NONE;

import java.util.List;
import java.util.Set;
import org.mediatranscoder.auth.token.TokenProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder.SecretKeyFactoryAlgorithm;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/**
 * Our own programs: they need no consent page, and each must use PKCE. Their ids are fixed, as
 * authorizations in Redis name them.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ClientsProperties.class)
class FirstPartyClients {

  private static final Set<String> API_SCOPES = Set.of("jobs:read", "jobs:write", "account");

  @Bean
  RegisteredClientRepository registeredClients(
      ClientsProperties properties, TokenProperties tokens, PasswordEncoder encoder) {
    return new InMemoryRegisteredClientRepository(
        List.of(ui(properties, encoder.encode(properties.uiSecret()), tokens), cli(tokens)));
  }

  /**
   * Few rounds: the secret is random and lives in memory only, and each token request checks it.
   */
  @Bean
  PasswordEncoder clientSecretEncoder() {
    return new Pbkdf2PasswordEncoder("", 16, 1_000, SecretKeyFactoryAlgorithm.PBKDF2WithHmacSHA256);
  }

  private static RegisteredClient ui(
      ClientsProperties properties, String encodedSecret, TokenProperties tokens) {
    return RegisteredClient.withId("client-ui")
        .clientId("client-ui")
        .clientSecret(encodedSecret)
        .clientAuthenticationMethod(CLIENT_SECRET_BASIC)
        .clientAuthenticationMethod(CLIENT_SECRET_POST)
        .authorizationGrantType(AUTHORIZATION_CODE)
        .authorizationGrantType(REFRESH_TOKEN)
        .redirectUri(properties.uiBaseUrl() + "/login/oauth2/code/transcoder")
        .postLogoutRedirectUri(properties.uiBaseUrl() + "/")
        .scopes(scopes -> scopes.addAll(Set.of("openid", "profile", "email")))
        .scopes(scopes -> scopes.addAll(API_SCOPES))
        .clientSettings(firstParty())
        .tokenSettings(settings(tokens))
        .build();
  }

  /**
   * A program on the person's own machine (RFC 8252): no secret; any loopback port, as the library
   * ignores the port of a loopback redirect. On a machine without a browser it is a device (RFC
   * 8628), and only then gets a refresh token: nobody is there to send it through a browser again.
   * Only then, too, may it manage the account: there the person is asked.
   */
  private static RegisteredClient cli(TokenProperties tokens) {
    return RegisteredClient.withId("transcoder-cli")
        .clientId("transcoder-cli")
        .clientAuthenticationMethod(NONE)
        .authorizationGrantType(AUTHORIZATION_CODE)
        .authorizationGrantType(DEVICE_CODE)
        .authorizationGrantType(REFRESH_TOKEN)
        .redirectUri("http://127.0.0.1/callback")
        .scopes(scopes -> scopes.addAll(API_SCOPES))
        .clientSettings(firstParty())
        .tokenSettings(settings(tokens))
        .build();
  }

  private static ClientSettings firstParty() {
    return ClientSettings.builder()
        .requireProofKey(true)
        .requireAuthorizationConsent(false)
        .build();
  }

  private static TokenSettings settings(TokenProperties tokens) {
    return TokenSettings.builder()
        .authorizationCodeTimeToLive(tokens.codeLife())
        .deviceCodeTimeToLive(tokens.deviceCodeLife())
        .accessTokenTimeToLive(tokens.accessTokenLife())
        .refreshTokenTimeToLive(tokens.refreshTokenLife())
        .reuseRefreshTokens(false)
        .build();
  }
}
