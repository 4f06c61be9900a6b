package org.mediatranscoder.auth.key;

/** The stored signing keys cannot be used. Trying again does not help. */
class SigningKeyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SigningKeyException(String message) {
    super(message);
  }
}
