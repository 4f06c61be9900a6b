package org.mediatranscoder.notification.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Properties;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.MessageRejectedException;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;

/** Mail by Amazon SES, as a raw message so that both transports send the same. */
@Component
@ConditionalOnProperty(name = "transcoder.mail.transport", havingValue = "ses")
class SesMailTransport implements MailTransport {

  private final SesV2Client ses;
  private final MailSettings settings;
  private final MimeMails mimeMails;
  private final Session session = Session.getInstance(new Properties());

  SesMailTransport(SesV2Client ses, MailSettings settings, MimeMails mimeMails) {
    this.ses = ses;
    this.settings = settings;
    this.mimeMails = mimeMails;
  }

  @Override
  public void send(OutgoingMail mail) {
    try {
      ses.sendEmail(request(mail));
    } catch (MessageRejectedException | BadRequestException refused) {
      throw new MailRefusedException("SES answered " + refused.statusCode(), refused);
    }
  }

  private SendEmailRequest request(OutgoingMail mail) {
    SdkBytes raw = SdkBytes.fromByteArray(bytes(mail));
    return SendEmailRequest.builder()
        .destination(to -> to.toAddresses(mail.recipient()))
        .content(content -> content.raw(message -> message.data(raw)))
        .configurationSetName(settings.ses().configurationSet())
        .build();
  }

  private byte[] bytes(OutgoingMail mail) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      mimeMails.write(mail, session).writeTo(bytes);
    } catch (IOException | MessagingException impossible) {
      throw new IllegalStateException("The mail cannot be written", impossible);
    }
    return bytes.toByteArray();
  }
}
