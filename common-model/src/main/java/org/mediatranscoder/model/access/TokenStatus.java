package org.mediatranscoder.model.access;

import org.mediatranscoder.model.job.AccountId;

/**
 * Says whether a token, whose signature and claims are good, may still be used. Asked anew for each
 * request, so that a token that is revoked is refused at once.
 */
public interface TokenStatus {

  /**
   * Whether tokens of this session may be used.
   *
   * @throws TokenStatusUnknownException if that cannot be said just now
   */
  boolean isSessionGood(AccountId account, String sessionId);

  /**
   * Whether this API token may be used; notes at most once a minute that it was.
   *
   * @throws TokenStatusUnknownException if that cannot be said just now
   */
  boolean isApiTokenGood(AccountId account, String tokenId);

  /**
   * Whether the account is there still: for work that takes longer than its token lives.
   *
   * @throws TokenStatusUnknownException if that cannot be said just now
   */
  boolean isAccountGood(AccountId account);
}
