package org.mediatranscoder.gateway.live;

import java.time.Clock;
import org.mediatranscoder.redis.access.Admissions;
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
  boolean isGood(FollowedToken token) {
    return token.expiry().isAfter(clock.instant()) && admissions.isGood(token.check());
  }
}
