package org.mediatranscoder.localstack.client;

/**
 * The public API did not do what was asked of it; the message is for the person at the terminal.
 */
public class ClientFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ClientFailedException(String message) {
    super(message);
  }
}
