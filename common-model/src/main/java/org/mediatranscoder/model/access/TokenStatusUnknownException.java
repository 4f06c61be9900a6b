package org.mediatranscoder.model.access;

import org.jspecify.annotations.Nullable;

/** Nobody can say just now whether a token may be used; later somebody can. */
public class TokenStatusUnknownException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public TokenStatusUnknownException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
