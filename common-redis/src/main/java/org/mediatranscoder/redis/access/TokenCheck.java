package org.mediatranscoder.redis.access;

import java.util.List;
import org.mediatranscoder.model.access.AccessClaims;
import org.mediatranscoder.model.access.AccessKeys;
import org.mediatranscoder.model.job.AccountId;

/**
 * Which token is asked about.
 *
 * @param id of the session, or of the API token
 */
public record TokenCheck(Kind kind, AccountId account, String id) {

  /** As {@code admit.lua} tells them apart. */
  enum Kind {
    SESSION,
    ERASURE,
    API
  }

  /** A token of a session. */
  public static TokenCheck session(AccountId account, String sessionId) {
    boolean erases = sessionId.equals(AccessClaims.erasure(account));
    return new TokenCheck(erases ? Kind.ERASURE : Kind.SESSION, account, sessionId);
  }

  /** An API token. */
  public static TokenCheck apiToken(AccountId account, String tokenId) {
    return new TokenCheck(Kind.API, account, tokenId);
  }

  /** The first keys of {@code admit.lua}; of a session it does not look at the last two. */
  List<String> keys() {
    return List.of(
        AccessKeys.endedAccount(account),
        kind == Kind.API ? AccessKeys.token(id) : AccessKeys.endedSession(id),
        AccessKeys.PUBLISHED,
        AccessKeys.used(id));
  }
}
