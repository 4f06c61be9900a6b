package org.mediatranscoder.notification.mail;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;

/** A mail as its reader's program takes it apart. */
record OpenedMail(String text, String html) {

  static OpenedMail of(MimeMessage message) throws MessagingException, IOException {
    MimeMultipart parts = (MimeMultipart) message.getContent();
    if (!parts.getContentType().startsWith("multipart/alternative") || parts.getCount() != 2) {
      throw new AssertionError("Not two alternatives: " + parts.getContentType());
    }
    return new OpenedMail(
        content(parts.getBodyPart(0), "text/plain"), content(parts.getBodyPart(1), "text/html"));
  }

  private static String content(BodyPart part, String type) throws MessagingException, IOException {
    if (!part.isMimeType(type)) {
      throw new AssertionError("Not " + type + ": " + part.getContentType());
    }
    return (String) part.getContent();
  }
}
