package org.mediatranscoder.notification.mail;

import java.net.URI;
import java.util.Optional;
import org.mediatranscoder.model.mail.Mailbox;
import org.mediatranscoder.notification.bounce.UndeliverableAddresses;
import org.mediatranscoder.notification.recipient.Recipients;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells the owner of a webhook that it was switched off. */
@Component
public class WebhookMailer {

  private static final Logger log = LoggerFactory.getLogger(WebhookMailer.class);

  private final JobMailComposer composer;
  private final MailTransport transport;
  private final Recipients recipients;
  private final Optional<UndeliverableAddresses> undeliverable;

  WebhookMailer(
      JobMailComposer composer,
      MailTransport transport,
      Recipients recipients,
      Optional<UndeliverableAddresses> undeliverable) {
    this.composer = composer;
    this.transport = transport;
    this.recipients = recipients;
    this.undeliverable = undeliverable;
  }

  /**
   * Sends the mail, unless the mailbox wants or takes none.
   *
   * @param email of the account, verified
   * @throws MailRefusedException if the mail server never takes it
   * @throws RuntimeException if it may do so later
   */
  public void tellSwitchedOff(String email, String webhook, String url) {
    boolean takesNone = undeliverable.filter(all -> all.contains(email)).isPresent();
    if (takesNone || recipients.isStopped(Mailbox.of(email))) {
      log.info("The owner of webhook {} gets no mail", webhook);
      return;
    }
    transport.send(composer.webhookOff(email, webhook, URI.create(url).getHost()));
  }
}
