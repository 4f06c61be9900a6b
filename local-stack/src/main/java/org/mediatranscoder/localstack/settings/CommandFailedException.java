package org.mediatranscoder.localstack.settings;

/**
 * What a command was asked to do cannot be done, or a process did not start; the message is for the
 * person at the terminal and names the log, if there is one.
 */
public class CommandFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public CommandFailedException(String message) {
    super(message);
  }
}
