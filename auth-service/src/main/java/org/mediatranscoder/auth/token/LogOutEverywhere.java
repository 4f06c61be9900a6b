package org.mediatranscoder.auth.token;

import org.mediatranscoder.auth.authorization.RedisAuthorizations;
import org.mediatranscoder.auth.session.AccountSessions;
import org.mediatranscoder.model.job.AccountId;
import org.springframework.stereotype.Component;

/** Ends all that a person has open: the browsers here, and the tokens of all clients. */
@Component
public class LogOutEverywhere {

  private final AccountSessions sessions;
  private final RedisAuthorizations authorizations;

  LogOutEverywhere(AccountSessions sessions, RedisAuthorizations authorizations) {
    this.sessions = sessions;
    this.authorizations = authorizations;
  }

  /**
   * Sessions first, so that none gets new tokens meanwhile. May be repeated after a failure. API
   * tokens are not touched.
   */
  public void logOut(AccountId account) {
    sessions.endAll(account);
    authorizations.removeAll(account);
  }
}
