package org.mediatranscoder.notification.mail;

/** The way out to a mail server. */
interface MailTransport {

  /**
   * Returns once the server has taken the mail.
   *
   * @throws MailRefusedException if it never will
   * @throws RuntimeException if it may do so later
   */
  void send(OutgoingMail mail);
}
