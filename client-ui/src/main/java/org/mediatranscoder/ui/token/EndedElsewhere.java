package org.mediatranscoder.ui.token;

import java.util.List;
import org.mediatranscoder.model.access.AccessKeys;
import org.mediatranscoder.model.job.AccountId;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/**
 * Whether the tokens of a person's session were ended at auth-service: by a log-out everywhere, the
 * end of the account, or a spent refresh token that came again. The access token at hand looks good
 * then, but would be refused everywhere.
 */
@Component
class EndedElsewhere {

  /** The claim of ID tokens that names the family of tokens, which is their {@code sid}. */
  private static final String FAMILY = "azn";

  private final StringRedisTemplate redis;

  EndedElsewhere(StringRedisTemplate redis) {
    this.redis = redis;
  }

  boolean covers(OidcUser person) {
    String family = person.getClaimAsString(FAMILY);
    return family != null && isMarked(new AccountId(person.getName()), family);
  }

  private boolean isMarked(AccountId account, String family) {
    Long marks =
        redis.countExistingKeys(
            List.of(AccessKeys.endedSession(family), AccessKeys.endedAccount(account)));
    return marks != null && marks > 0;
  }
}
