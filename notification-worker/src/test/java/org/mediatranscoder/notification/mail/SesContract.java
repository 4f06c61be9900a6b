package org.mediatranscoder.notification.mail;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/** What we ask of an SES (version 2 of its API) besides. */
abstract class SesContract extends MailContract {

  private final List<SesV2Client> clients = new ArrayList<>();

  /** The settings with which the service would use it. */
  abstract MailSettings settings(String sender);

  /** A sender that it has verified. */
  abstract String sender();

  @Override
  MailTransport transport() {
    return transport(sender());
  }

  @AfterEach
  void closeClients() {
    clients.forEach(SesV2Client::close);
  }

  @Test
  void aMailOfAnUnknownSenderIsRefusedForGood() {
    MailTransport transport = transport("no-reply@nobody.invalid");

    assertThatThrownBy(() -> transport.send(mail(recipient())))
        .isInstanceOf(MailRefusedException.class);
  }

  private MailTransport transport(String sender) {
    MailSettings settings = settings(sender);
    SesV2Client client = new SesConfiguration().sesClient(settings);
    clients.add(client);
    return new SesMailTransport(client, settings, new MimeMails(settings, Clock.systemUTC()));
  }
}
