package org.mediatranscoder.notification.bounce;

/** A message that tells us nothing: after some tries SQS puts it aside for a person to look at. */
class UnreadableEventException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param reason for the log, without anything of the message
   */
  UnreadableEventException(String reason) {
    super(reason);
  }
}
