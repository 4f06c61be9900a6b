package org.mediatranscoder.auth.login;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestTemplate;

/** Checks a provider's ID tokens as Spring does, but waits for its keys only so long. */
@Component
class IdTokenDecoders implements JwtDecoderFactory<ClientRegistration> {

  private final Map<String, JwtDecoder> decoders = new ConcurrentHashMap<>();
  private final RestTemplate providerTemplate;

  IdTokenDecoders(RestTemplate providerTemplate) {
    this.providerTemplate = providerTemplate;
  }

  @Override
  public JwtDecoder createDecoder(ClientRegistration registration) {
    return decoders.computeIfAbsent(registration.getRegistrationId(), id -> decoder(registration));
  }

  private static String keysOf(ClientRegistration registration) {
    String keys = registration.getProviderDetails().getJwkSetUri();
    if (keys == null) {
      throw new OAuth2AuthenticationException("keys_unknown");
    }
    return keys;
  }

  private JwtDecoder decoder(ClientRegistration registration) {
    NimbusJwtDecoder decoder =
        NimbusJwtDecoder.withJwkSetUri(keysOf(registration))
            .jwsAlgorithm(SignatureAlgorithm.RS256)
            .restOperations(providerTemplate)
            .build();
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(
            new JwtTimestampValidator(), new OidcIdTokenValidator(registration)));
    decoder.setClaimSetConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverter());
    return decoder;
  }
}
