package org.mediatranscoder.gateway.live;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.mediatranscoder.model.access.AccessClaims;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.redis.access.Admissions;
import org.mediatranscoder.redis.access.TokenCheck;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;

/** Says of a token that was good when a stream began whether it still is. */
@Component
class TokenWatch {

  private final Admissions admissions;
  private final Clock clock;

  TokenWatch(Admissions admissions, Clock clock) {
    this.admissions = admissions;
    this.clock = clock;
  }

  /**
   * False once it has expired or was revoked.
   *
   * @throws org.mediatranscoder.model.access.TokenStatusUnknownException if that cannot be said
   *     just now
   */
  boolean isGood(Jwt token) {
    Instant end = token.getExpiresAt();
    return end != null && end.isAfter(clock.instant()) && admissions.isGood(check(token));
  }

  private static TokenCheck check(Jwt token) {
    AccountId account = new AccountId(text(token, "sub"));
    return token.hasClaim(AccessClaims.USE)
        ? TokenCheck.apiToken(account, text(token, "jti"))
        : TokenCheck.session(account, text(token, AccessClaims.SESSION));
  }

  /** Every token that was let in has it. */
  private static String text(Jwt token, String claim) {
    return Objects.requireNonNull(token.getClaimAsString(claim), claim);
  }
}
