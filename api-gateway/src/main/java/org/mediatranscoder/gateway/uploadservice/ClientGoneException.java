package org.mediatranscoder.gateway.uploadservice;

import java.io.IOException;

/** The client broke off, or sent nothing for too long, in the middle of its body. */
public final class ClientGoneException extends IOException {

  private static final long serialVersionUID = 1L;

  ClientGoneException(IOException cause) {
    super("The client ended its upload early: " + cause.getMessage(), cause);
  }
}
