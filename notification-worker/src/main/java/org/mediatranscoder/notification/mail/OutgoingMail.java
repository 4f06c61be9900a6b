package org.mediatranscoder.notification.mail;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What one mail says, still without a mail format.
 *
 * @param reference the same for every mail about the same end of the same job; letters, digits,
 *     hyphens and dots only
 * @param subject one line
 * @param picture that the HTML shows; null for none
 * @param stop a POST to it ends all mail to this recipient
 */
record OutgoingMail(
    String reference,
    String recipient,
    String subject,
    String text,
    String html,
    @Nullable MailPicture picture,
    URI stop) {

  /** Without a picture. */
  OutgoingMail(
      String reference, String recipient, String subject, String text, String html, URI stop) {
    this(reference, recipient, subject, text, html, null, stop);
  }
}
