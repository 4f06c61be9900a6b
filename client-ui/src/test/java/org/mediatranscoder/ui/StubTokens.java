package org.mediatranscoder.ui;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/** Signs the tokens of {@link AuthServiceStub}. */
final class StubTokens {

  private final RSAKey key;

  StubTokens() throws JOSEException {
    key = new RSAKeyGenerator(2048).keyID("test").generate();
  }

  String keySet() {
    return new JWKSet(key.toPublicJWK()).toString();
  }

  /**
   * @param family the {@code azn} of auth-service's ID tokens
   */
  String idToken(String issuer, String nonce, String family) {
    Instant now = Instant.now();
    return signed(
        new JWTClaimsSet.Builder()
            .issuer(issuer)
            .subject("account-1")
            .audience("client-ui")
            .jwtID(UUID.randomUUID().toString())
            .claim("azp", "client-ui")
            .claim("azn", family)
            .claim("nonce", nonce)
            .claim("email", "ada@example.test")
            .claim("name", "Ada <Local>")
            .claim("auth_time", now.getEpochSecond())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(300)))
            .build());
  }

  /** As much of an access token as client-ui looks at. */
  String accessToken(List<String> roles) {
    return signed(
        new JWTClaimsSet.Builder()
            .jwtID(UUID.randomUUID().toString())
            .claim("roles", roles)
            .build());
  }

  private String signed(JWTClaimsSet claims) {
    SignedJWT jwt =
        new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("test").build(), claims);
    try {
      jwt.sign(new RSASSASigner(key));
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
    return jwt.serialize();
  }

  /** RFC 7636, S256. */
  static String challenge(String verifier) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
