package org.mediatranscoder.auth.account;

import java.util.List;
import java.util.Optional;
import org.mediatranscoder.model.job.AccountId;

/** All accounts. */
public interface Accounts {

  /**
   * Gives the account that the identity belongs to, with what the provider says now; makes one at
   * the first log-in. Log-ins of one identity at the same moment, on any instance, give one
   * account. An e-mail address never leads to an account.
   */
  Account signIn(Profile profile);

  /** Looks an account up. */
  Optional<Account> find(AccountId id);

  /** What leads to the account, the oldest first; empty if there is no such account. */
  List<LinkedIdentity> identities(AccountId id);
}
