package org.mediatranscoder.gateway.live;

import java.time.Instant;
import java.util.Objects;
import org.mediatranscoder.model.access.AccessClaims;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.redis.access.TokenCheck;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * The token that a client follows jobs with.
 *
 * @param check how to ask whether it was revoked
 */
record FollowedToken(AccountId account, Instant expiry, TokenCheck check) {

  /** Of a token that was let in, so it has all claims that it needs. */
  static FollowedToken of(Jwt token) {
    AccountId account = new AccountId(text(token, "sub"));
    TokenCheck check =
        token.hasClaim(AccessClaims.USE)
            ? TokenCheck.apiToken(account, text(token, "jti"))
            : TokenCheck.session(account, text(token, AccessClaims.SESSION));
    return new FollowedToken(account, Objects.requireNonNull(token.getExpiresAt()), check);
  }

  private static String text(Jwt token, String claim) {
    return Objects.requireNonNull(token.getClaimAsString(claim), claim);
  }
}
