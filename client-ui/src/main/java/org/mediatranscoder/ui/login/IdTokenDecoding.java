package org.mediatranscoder.ui.login;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.mediatranscoder.ui.UiSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.MappedJwtClaimSetConverter;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Checks ID tokens as Spring Security does, but waits longer for auth-service's keys than its half
 * a second, which a service that has just started may need. Keeps the claims that are used, as they
 * go into the session.
 */
@Configuration(proxyBeanMethods = false)
class IdTokenDecoding {

  private static final Set<String> USED =
      Set.of("iss", "sub", "aud", "azp", "azn", "exp", "iat", "nonce", "sid", "name", "email");

  private static final int MAX_KEY_SET_BYTES = 64 * 1024;

  @Bean
  JwtDecoderFactory<ClientRegistration> idTokenDecoders(
      UiSettings settings, ClientRegistration transcoder) {
    JwtDecoder decoder = decoder(transcoder, settings);
    return registration -> decoder;
  }

  private static JwtDecoder decoder(ClientRegistration registration, UiSettings settings) {
    NimbusJwtDecoder decoder =
        NimbusJwtDecoder.withJwkSource(keys(registration, settings.authTimeout()))
            .jwsAlgorithm(SignatureAlgorithm.RS256)
            .jwsAlgorithm(SignatureAlgorithm.ES256)
            .build();
    decoder.setClaimSetConverter(IdTokenDecoding::usedClaims);
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(
            new JwtTimestampValidator(), new OidcIdTokenValidator(registration)));
    return decoder;
  }

  private static Map<String, Object> usedClaims(Map<String, Object> all) {
    Map<String, Object> used = MappedJwtClaimSetConverter.withDefaults(Map.of()).convert(all);
    used.keySet().retainAll(USED);
    return used;
  }

  private static JWKSource<SecurityContext> keys(
      ClientRegistration registration, Duration timeout) {
    int millis = Math.toIntExact(timeout.toMillis());
    try {
      return JWKSourceBuilder.<SecurityContext>create(
              URI.create(registration.getProviderDetails().getJwkSetUri()).toURL(),
              new DefaultResourceRetriever(millis, millis, MAX_KEY_SET_BYTES))
          .retrying(true)
          .build();
    } catch (MalformedURLException wrong) {
      throw new IllegalArgumentException("transcoder.ui.auth-internal-url is no URL", wrong);
    }
  }
}
