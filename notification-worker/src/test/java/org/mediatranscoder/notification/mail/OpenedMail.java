package org.mediatranscoder.notification.mail;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A mail as its reader's program takes it apart.
 *
 * @param image that belongs to the HTML; null for none
 */
record OpenedMail(String text, String html, @Nullable MimeBodyPart image) {

  /** Without an image. */
  OpenedMail(String text, String html) {
    this(text, html, null);
  }

  static OpenedMail of(MimeMessage message) throws MessagingException, IOException {
    MimeMultipart parts = (MimeMultipart) message.getContent();
    if (!parts.getContentType().startsWith("multipart/alternative") || parts.getCount() != 2) {
      throw new AssertionError("Not two alternatives: " + parts.getContentType());
    }
    String text = content(parts.getBodyPart(0), "text/plain");
    BodyPart second = parts.getBodyPart(1);
    if (!second.isMimeType("multipart/related")) {
      return new OpenedMail(text, content(second, "text/html"), null);
    }
    MimeMultipart related = (MimeMultipart) second.getContent();
    if (related.getCount() != 2 || !related.getBodyPart(1).isMimeType("image/jpeg")) {
      throw new AssertionError("Not an HTML with its image: " + related.getContentType());
    }
    return new OpenedMail(
        text, content(related.getBodyPart(0), "text/html"), (MimeBodyPart) related.getBodyPart(1));
  }

  /** The HTML as a program shows it, with the image that the mail carries. */
  String shown() throws MessagingException, IOException {
    if (image == null) {
      return html;
    }
    String id = image.getContentID().replaceAll("^<|>$", "");
    return html.replace(
        "cid:" + id, "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(jpeg()));
  }

  /** The image. */
  byte[] jpeg() throws MessagingException, IOException {
    if (image == null) {
      throw new AssertionError("There is no image");
    }
    return image.getInputStream().readAllBytes();
  }

  private static String content(BodyPart part, String type) throws MessagingException, IOException {
    if (!part.isMimeType(type)) {
      throw new AssertionError("Not " + type + ": " + part.getContentType());
    }
    return (String) part.getContent();
  }
}
