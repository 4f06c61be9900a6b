package org.mediatranscoder.notification.mail;

import java.net.URI;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.model.link.MailGrant;
import org.mediatranscoder.model.link.MailLinks;
import org.mediatranscoder.model.mail.Mailbox;
import org.mediatranscoder.notification.recipient.RecipientSettings;
import org.mediatranscoder.web.security.JwtProperties;
import org.springframework.stereotype.Component;

/** The addresses at auth-service where a recipient decides about further mails. */
@Component
class MailPages {

  private final String prefix;
  private final MailLinks signer;
  private final RecipientSettings settings;
  private final Clock clock;

  MailPages(
      LinkSettings links, JwtProperties authService, RecipientSettings settings, Clock clock) {
    this.prefix = authService.issuer() + "/mail/";
    this.signer = links.mailSigner();
    this.settings = settings;
    this.clock = clock;
  }

  /** Where the recipient of this job ends all mail; the same every time. */
  URI stop(TranscodeJob job) {
    return stop(mailbox(job));
  }

  /** Where a mailbox ends all mail; the same every time. */
  URI stop(Mailbox mailbox) {
    return page(new MailGrant.Stop(mailbox));
  }

  /** Where the recipient of this job says that mails of its account are welcome, for some days. */
  URI confirm(TranscodeJob job) {
    return page(
        new MailGrant.Confirm(
            mailbox(job),
            job.owner(),
            clock.instant().plus(settings.waiting()).truncatedTo(ChronoUnit.SECONDS)));
  }

  private URI page(MailGrant grant) {
    return URI.create(prefix + signer.sign(grant));
  }

  private static Mailbox mailbox(TranscodeJob job) {
    return Mailbox.of(job.request().email());
  }
}
