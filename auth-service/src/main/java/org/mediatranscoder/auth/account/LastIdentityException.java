package org.mediatranscoder.auth.account;

/** Without its last identity nobody could sign in to the account any more. */
public class LastIdentityException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  LastIdentityException() {
    super("The last identity of an account cannot be removed");
  }
}
