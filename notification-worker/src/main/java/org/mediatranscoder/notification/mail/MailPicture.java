package org.mediatranscoder.notification.mail;

import software.amazon.awssdk.core.SdkBytes;

/**
 * A JPEG that a mail carries and its HTML shows.
 *
 * @param contentId as RFC 2392 has it, without angle brackets: one of all the mails in a mailbox
 */
record MailPicture(String contentId, SdkBytes jpeg) {

  /** How the HTML names it. */
  String address() {
    return "cid:" + contentId;
  }
}
