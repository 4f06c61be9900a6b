package org.mediatranscoder.notification.mail;

import org.mediatranscoder.redis.queue.NoRetryException;

/** The mail server refused this mail for good: to try again would only harm our good name. */
class MailRefusedException extends NoRetryException {

  private static final long serialVersionUID = 1L;

  /**
   * @param reason for the log, without the address
   */
  MailRefusedException(String reason) {
    super(reason);
  }

  /**
   * @param reason for the log, without the address
   */
  MailRefusedException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
