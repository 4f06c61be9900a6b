package org.mediatranscoder.auth.account;

import java.util.List;
import org.mediatranscoder.model.job.AccountId;

/**
 * Takes accounts away in steps, each of which may be repeated. An account whose deletion has begun
 * is found by nobody any more, and no log-in leads to it.
 */
public interface AccountDeletions {

  /** Begins; from here on it will be finished, whatever dies meanwhile. */
  void begin(AccountId account);

  /** All accounts whose deletion has begun. */
  List<AccountId> begun();

  /** Forgets which log-ins led to the account, so that they may make a new one. */
  void forgetIdentities(AccountId account);

  /** The last step: nothing of the account is left. */
  void finish(AccountId account);
}
