package org.mediatranscoder.redis.access;

import org.mediatranscoder.model.job.AccountId;

/**
 * A token bucket in Redis that holds the requests of one account.
 *
 * @param perSecond how many come back each second
 * @param burst how many it holds
 */
public record RequestBucket(AccountId account, int perSecond, int burst) {

  String key() {
    return LimitKeys.requests(account);
  }
}
