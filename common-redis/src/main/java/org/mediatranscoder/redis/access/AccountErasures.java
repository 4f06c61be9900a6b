package org.mediatranscoder.redis.access;

import java.util.Map;
import org.mediatranscoder.model.job.AccountId;

/**
 * What auth-service asks of the service that can erase jobs: the part of a deletion that is not its
 * own.
 */
public interface AccountErasures {

  /**
   * Accounts whose jobs are to be erased, each with an access token with which that may be done.
   */
  Map<AccountId, String> due();

  /** Says that no job of the account is left, so that auth-service deletes the account itself. */
  void done(AccountId account);
}
