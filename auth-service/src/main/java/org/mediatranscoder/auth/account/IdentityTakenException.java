package org.mediatranscoder.auth.account;

/** The identity leads to another account, and stays there. */
public class IdentityTakenException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  IdentityTakenException(Identity identity) {
    super("This " + identity.provider() + " identity belongs to another account");
  }
}
