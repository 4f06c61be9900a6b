package org.mediatranscoder.localstack.settings;

/** The stack cannot run as it is told to; the message is for the person at the terminal. */
public class SettingsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public SettingsException(String message) {
    super(message);
  }
}
