package org.mediatranscoder.localstack.mail;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.google.common.base.Strings;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A mail as the inbox shows it; public for the template.
 *
 * @param to the address it was delivered to
 * @param text the text part; empty if there is none
 * @param html the HTML part, which names the pictures that the mail carries ({@code cid:}); empty
 *     if there is none
 */
public record ReceivedMail(
    String id,
    Instant receivedAt,
    String from,
    String to,
    String subject,
    String text,
    String html) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

  static ReceivedMail of(String id, Instant receivedAt, @Nullable String to, MimeMessage message)
      throws MessagingException, IOException {
    return new ReceivedMail(
        id,
        receivedAt,
        decoded(message.getHeader("From", ", ")),
        to == null ? decoded(message.getHeader("To", ", ")) : to,
        Strings.nullToEmpty(message.getSubject()),
        content(message, "text/plain"),
        content(message, "text/html"));
  }

  /** The same with the pictures that the mail carries in its HTML, so that a browser shows them. */
  ReceivedMail showing(Part message) throws MessagingException, IOException {
    return new ReceivedMail(id, receivedAt, from, to, subject, text, shown(html, message));
  }

  private static String shown(String html, Part part) throws MessagingException, IOException {
    String shown = html;
    if (part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        shown = shown(shown, parts.getBodyPart(i));
      }
    }
    if (part.isMimeType("image/jpeg") && part instanceof MimePart image) {
      String name = Strings.nullToEmpty(image.getContentID()).replaceAll("^<|>$", "");
      String bytes = Base64.getEncoder().encodeToString(part.getInputStream().readAllBytes());
      return name.isEmpty()
          ? shown
          : shown.replace("cid:" + name, "data:image/jpeg;base64," + bytes);
    }
    return shown;
  }

  /** For people, in the time zone of this machine. */
  @JsonIgnore
  public String getTime() {
    return TIME.format(receivedAt);
  }

  private static String content(Part part, String type) throws MessagingException, IOException {
    if (part.isMimeType(type) && part.getContent() instanceof String text) {
      return text;
    }
    if (part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        String found = content(parts.getBodyPart(i), type);
        if (!found.isEmpty()) {
          return found;
        }
      }
    }
    return "";
  }

  private static String decoded(@Nullable String header) throws IOException {
    return header == null ? "" : MimeUtility.decodeText(header);
  }
}
