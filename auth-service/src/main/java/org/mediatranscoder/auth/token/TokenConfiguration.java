package org.mediatranscoder.auth.token;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Clock;
import org.mediatranscoder.auth.authorization.RefreshTokens;
import org.mediatranscoder.web.security.JwtProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.DelegatingOAuth2TokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;

/** How tokens are made. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TokenProperties.class)
class TokenConfiguration {

  @Bean
  AuthorizationServerSettings authorizationServerSettings(JwtProperties issuer) {
    return AuthorizationServerSettings.builder().issuer(issuer.issuer()).build();
  }

  @Bean
  OAuth2TokenGenerator<OAuth2Token> tokenGenerator(
      JWKSource<SecurityContext> keys, TokenClaims claims, Clock clock) {

    JwtGenerator jwts = new JwtGenerator(new NimbusJwtEncoder(keys));
    jwts.setJwtCustomizer(claims);
    jwts.setClock(clock);
    return new DelegatingOAuth2TokenGenerator(jwts, new RefreshTokens(clock));
  }
}
