package org.mediatranscoder.localstack.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.Optional;
import no.nav.security.mock.oauth2.OAuth2Config;
import org.jspecify.annotations.Nullable;

/** Knows for whom the played GitHub made an access token. */
final class GitHubTokens {

  private static final String BEARER = "Bearer ";

  private final OAuth2Config config;

  GitHubTokens(OAuth2Config config) {
    this.config = config;
  }

  /** Empty unless the header holds a token that we signed. */
  Optional<JWTClaimsSet> person(@Nullable String authorization) {
    if (authorization == null || !authorization.startsWith(BEARER)) {
      return Optional.empty();
    }
    try {
      SignedJWT token = SignedJWT.parse(authorization.substring(BEARER.length()));
      return isOurs(token) ? Optional.of(token.getJWTClaimsSet()) : Optional.empty();
    } catch (ParseException | JOSEException noToken) {
      return Optional.empty();
    }
  }

  private boolean isOurs(SignedJWT token) throws JOSEException {
    JWK key =
        config
            .getTokenProvider()
            .publicJwkSet(IdentityProvider.GITHUB)
            .getKeyByKeyId(token.getHeader().getKeyID());
    return key != null && token.verify(new RSASSAVerifier(key.toRSAKey()));
  }
}
