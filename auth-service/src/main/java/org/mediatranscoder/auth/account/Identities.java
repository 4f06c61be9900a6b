package org.mediatranscoder.auth.account;

import org.mediatranscoder.model.job.AccountId;

/** Changes which identities lead to an account. */
public interface Identities {

  /**
   * Makes the profile's identity lead to the account, too. Does nothing if it does already.
   *
   * @throws IdentityTakenException if it leads to another account
   * @throws IllegalArgumentException if there is no such account
   */
  void link(AccountId account, Profile profile);

  /**
   * Takes an identity away from the account. Does nothing if it does not lead there.
   *
   * @throws LastIdentityException if it is the only one
   */
  void unlink(AccountId account, Identity identity);
}
