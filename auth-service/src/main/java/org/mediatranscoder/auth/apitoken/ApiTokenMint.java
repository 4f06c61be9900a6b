package org.mediatranscoder.auth.apitoken;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.auth.key.SigningKeys;
import org.mediatranscoder.model.access.AccessClaims;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.web.security.JwtProperties;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.stereotype.Component;

/** Signs tokens that come from no log-in; see {@link AccessClaims}. */
@Component
public class ApiTokenMint {

  private final SecureRandom random = new SecureRandom();
  private final JwtEncoder encoder;
  private final SigningKeys keys;
  private final JwtProperties issuer;

  ApiTokenMint(JWKSource<SecurityContext> source, SigningKeys keys, JwtProperties issuer) {
    this.encoder = new NimbusJwtEncoder(source);
    this.keys = keys;
    this.issuer = issuer;
  }

  /** A new id of 128 random bits. */
  String newId() {
    byte[] bits = new byte[16];
    random.nextBytes(bits);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
  }

  /**
   * The API token with this id.
   *
   * @param email of its account, which has verified it; null if it has none
   */
  String sign(StoredApiToken token, @Nullable String email) {
    JwtClaimsSet.Builder claims =
        claims(token.accountId(), token.scopes(), token.createdAt(), token.expiresAt())
            .id(token.id())
            .claim("client_id", AccessClaims.API_CLIENT)
            .claim(AccessClaims.USE, AccessClaims.API_TOKEN);
    return sign(email == null ? claims : claims.claim(AccessClaims.EMAIL, email));
  }

  /**
   * A session's token for the erasure of an account, see {@link AccessClaims#erasure}.
   *
   * @param expiresAt at most {@link AccessClaims#LONGEST_SESSION_TOKEN} after now
   */
  public String signErasure(AccountId account, Instant now, Instant expiresAt) {
    List<String> scopes = AccessClaims.API_SCOPES.stream().sorted().toList();
    return sign(
        claims(account.value(), scopes, now, expiresAt)
            .id(newId())
            .claim("client_id", "account-erasure")
            .claim(AccessClaims.SESSION, AccessClaims.erasure(account)));
  }

  private JwtClaimsSet.Builder claims(
      String account, List<String> scopes, Instant begin, Instant end) {
    return JwtClaimsSet.builder()
        .issuer(issuer.issuer())
        .audience(List.of(issuer.audience()))
        .subject(account)
        .issuedAt(begin)
        .notBefore(begin)
        .expiresAt(end)
        .claim("scope", String.join(" ", scopes));
  }

  private String sign(JwtClaimsSet.Builder claims) {
    JwsHeader header =
        JwsHeader.with(SignatureAlgorithm.RS256).type("at+jwt").keyId(keys.currentKid()).build();
    return encoder.encode(JwtEncoderParameters.from(header, claims.build())).getTokenValue();
  }
}
