package org.mediatranscoder.localstack.supervise;

/** A process did not start or did not become ready; the message names it and its log. */
public class ProcessFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ProcessFailedException(String message) {
    super(message);
  }
}
