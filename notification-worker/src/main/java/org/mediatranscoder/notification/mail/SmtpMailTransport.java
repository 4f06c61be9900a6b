package org.mediatranscoder.notification.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** Mail by SMTP (RFC 5321), as {@code spring.mail.*} says. */
@Component
@ConditionalOnProperty(
    name = "transcoder.mail.transport",
    havingValue = "smtp",
    matchIfMissing = true)
class SmtpMailTransport implements MailTransport {

  private final JavaMailSenderImpl sender;
  private final MimeMails mimeMails;

  SmtpMailTransport(JavaMailSenderImpl sender, MimeMails mimeMails) {
    this.sender = sender;
    this.mimeMails = mimeMails;
  }

  @Override
  public void send(OutgoingMail mail) {
    MimeMessage message = mimeMails.write(mail, sender.getSession());
    try {
      sender.send(message);
    } catch (MailSendException failure) {
      int code = permanentReply(failure);
      if (code > 0) {
        throw new MailRefusedException("the mail server answered " + code, failure);
      }
      throw failure;
    }
  }

  private static int permanentReply(MailSendException failure) {
    return Stream.of(failure.getMessageExceptions())
        .flatMap(SmtpMailTransport::chain)
        .mapToInt(SmtpMailTransport::replyAboutThisMail)
        .filter(code -> code >= 500 && code <= 599)
        .findFirst()
        .orElse(0);
  }

  /**
   * The reply to the recipient or to the content, else 0. Other refusals, say of our log-in or of
   * our sender, are the operator's to cure, so the mail stays in the queue.
   */
  private static int replyAboutThisMail(Exception failure) {
    return switch (failure) {
      case SMTPAddressFailedException recipient -> recipient.getReturnCode();
      case SMTPSendFailedException send when ".".equals(send.getCommand()) -> send.getReturnCode();
      default -> 0;
    };
  }

  private static Stream<Exception> chain(Exception first) {
    return Stream.iterate(
        first,
        failure -> failure != null,
        failure ->
            failure instanceof MessagingException messaging ? messaging.getNextException() : null);
  }
}
