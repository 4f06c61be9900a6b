package org.mediatranscoder.notification.mail;

import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * Writes a mail as MIME (RFC 2045): text and HTML as alternatives of each other, and with the HTML
 * the picture that it shows (RFC 2387). Nothing is loaded from elsewhere.
 */
@Component
class MimeMails {

  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  /** RFC 5322, section 3.3. */
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.US).withZone(ZoneOffset.UTC);

  private final InternetAddress sender;
  private final Clock clock;

  MimeMails(MailSettings settings, Clock clock) {
    this.sender = settings.sender();
    this.clock = clock;
  }

  /**
   * @param session whose settings decide how it is encoded
   * @throws MailRefusedException if the recipient is no mail address
   */
  MimeMessage write(OutgoingMail mail, Session session) {
    try {
      MimeMessage message = new FixedIdMessage(session, messageId(mail));
      message.setFrom(sender);
      message.setRecipient(RecipientType.TO, recipient(mail));
      message.setSubject(mail.subject(), UTF_8);
      message.setHeader("Date", DATE.format(clock.instant()));
      // RFC 3834: so that no holiday notice answers.
      message.setHeader("Auto-Submitted", "auto-generated");
      // SES puts its own Message-ID in place of ours, so the reference stands here as well.
      message.setHeader("X-Media-Transcoder-Reference", mail.reference());
      // RFC 8058: the mail program has a button for it.
      message.setHeader("List-Unsubscribe", "<" + mail.stop() + ">");
      message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
      message.setContent(alternatives(mail));
      message.saveChanges();
      return message;
    } catch (MessagingException impossible) {
      throw new IllegalStateException("The mail cannot be written", impossible);
    }
  }

  /**
   * In ASCII alone: Jakarta Mail cuts other characters to their low byte where the server has no
   * SMTPUTF8, and the mail reaches somebody else.
   */
  private static InternetAddress recipient(OutgoingMail mail) {
    if (!StandardCharsets.US_ASCII.newEncoder().canEncode(mail.recipient())) {
      throw new MailRefusedException("the recipient is not written in ASCII");
    }
    try {
      return new InternetAddress(mail.recipient(), true);
    } catch (AddressException noAddress) {
      throw new MailRefusedException("the recipient is no mail address", noAddress);
    }
  }

  /** RFC 2046: the last alternative is the one to prefer. */
  private static MimeMultipart alternatives(OutgoingMail mail) throws MessagingException {
    MimeBodyPart text = new MimeBodyPart();
    text.setText(mail.text(), UTF_8);
    MimeBodyPart html = new MimeBodyPart();
    html.setText(mail.html(), UTF_8, "html");
    MailPicture picture = mail.picture();
    return new MimeMultipart(
        "alternative", text, picture == null ? html : related(html, image(picture)));
  }

  private static MimeBodyPart related(MimeBodyPart html, MimeBodyPart image)
      throws MessagingException {
    MimeMultipart parts = new MimeMultipart("related", html, image);
    MimeBodyPart both = new MimeBodyPart();
    both.setContent(parts);
    return both;
  }

  /** Without a file name, so that programs do not list it as an attachment. */
  private static MimeBodyPart image(MailPicture picture) throws MessagingException {
    MimeBodyPart image = new MimeBodyPart();
    byte[] jpeg = picture.jpeg().asByteArray();
    image.setDataHandler(
        new DataHandler(new ByteArrayDataSource(jpeg, MediaType.IMAGE_JPEG_VALUE)));
    image.setContentID("<" + picture.contentId() + ">");
    image.setDisposition(Part.INLINE);
    return image;
  }

  private String messageId(OutgoingMail mail) {
    String address = sender.getAddress();
    return "<" + mail.reference() + "@" + address.substring(address.indexOf('@') + 1) + ">";
  }

  /** Keeps its Message-ID where Jakarta Mail would make up a new one on every save. */
  private static final class FixedIdMessage extends MimeMessage {

    private final String id;

    FixedIdMessage(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
