package org.mediatranscoder.auth.authorization;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;

/** Reads which authorization an ID token of ours belongs to, also after it has expired. */
@Component
class IdTokenHint {

  private final NimbusJwtDecoder decoder;

  IdTokenHint(JWKSource<SecurityContext> keys) {
    decoder = NimbusJwtDecoder.withJwkSource(keys).jwsAlgorithm(SignatureAlgorithm.RS256).build();
    decoder.setJwtValidator(expired -> OAuth2TokenValidatorResult.success());
  }

  /** Gives the id of the authorization, or null if this is no ID token that we signed. */
  @Nullable String authorizationId(String idToken) {
    try {
      return decoder.decode(idToken).getClaimAsString(RedisAuthorizations.ID_CLAIM);
    } catch (JwtException foreign) {
      return null;
    }
  }
}
