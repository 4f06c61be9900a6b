package org.mediatranscoder.auth.token;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Clock;
import org.mediatranscoder.auth.authorization.RefreshTokens;
import org.mediatranscoder.web.security.JwtProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.DelegatingOAuth2TokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;

/** How tokens are made, and how our own endpoints check them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TokenProperties.class)
class TokenConfiguration {

  private static final JOSEObjectTypeVerifier<SecurityContext> ACCESS_TOKENS_ONLY =
      new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("at+jwt"));

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

  /** Accepts only access tokens of ours. */
  @Bean
  JwtDecoder jwtDecoder(JWKSource<SecurityContext> keys, JwtProperties issuer) {
    NimbusJwtDecoder decoder =
        NimbusJwtDecoder.withJwkSource(keys)
            .jwsAlgorithm(SignatureAlgorithm.RS256)
            .jwtProcessorCustomizer(it -> it.setJWSTypeVerifier(ACCESS_TOKENS_ONLY))
            .build();
    decoder.setJwtValidator(
        JwtValidators.createAtJwtValidator()
            .issuer(issuer.issuer())
            .audience(issuer.audience())
            .build());
    return decoder;
  }
}
