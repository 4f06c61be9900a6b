package org.mediatranscoder.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.notification.EndedJobs;
import org.mediatranscoder.notification.NotificationTest;
import org.mediatranscoder.notification.bounce.BounceSettings;
import org.mediatranscoder.notification.bounce.UndeliverableAddresses;
import org.mediatranscoder.notification.recipient.RecipientLimits;
import org.mediatranscoder.notification.recipient.Recipients;
import org.mediatranscoder.notification.recipient.WaitingMails;
import org.mediatranscoder.redis.job.JobStore;
import org.springframework.beans.factory.annotation.Autowired;

class UndeliverableMailTest extends NotificationTest {

  @Autowired private JobStore store;
  @Autowired private JobMailComposer composer;
  @Autowired private MailTransport transport;
  @Autowired private MailPreferences preferences;
  @Autowired private Recipients recipients;
  @Autowired private RecipientLimits limits;
  @Autowired private WaitingMails waiting;
  @Autowired private SentMails sent;

  @AfterEach
  void forget() {
    redis.commands().keys("mail:undeliverable:*").forEach(redis.commands()::del);
  }

  @Test
  void anAddressThatTakesNoMailGetsNoneAndTheJobSaysSo() {
    UndeliverableAddresses addresses =
        new UndeliverableAddresses(redis, new BounceSettings(null, null, Duration.ofDays(1)));
    addresses.remember(EndedJobs.RECIPIENT, UndeliverableAddresses.Reason.COMPLAINT);
    TranscodeJob job = new EndedJobs(store).completed("a.mov");

    mailer(transport, addresses).jobEnded(job.id().value(), 1);

    assertThat(mails()).isEmpty();
    TranscodeJob after = store.find(job.id()).orElseThrow();
    assertThat(after.undeliverableAt()).isNotNull();
    assertThat(after.notifiedAt()).isNull();
  }

  @Test
  void aMailThatIsRefusedForGoodIsUndeliverable() {
    MailTransport refusing =
        mail -> {
          throw new MailRefusedException("550", new IllegalStateException());
        };
    TranscodeJob job = new EndedJobs(store).completed("a.mov");

    assertThatThrownBy(() -> mailer(refusing, null).jobEnded(job.id().value(), 1))
        .isInstanceOf(MailRefusedException.class);

    assertThat(store.find(job.id()).orElseThrow().undeliverableAt()).isNotNull();
  }

  private JobEndedMailer mailer(
      MailTransport way, @org.jspecify.annotations.Nullable UndeliverableAddresses addresses) {
    MailDelivery delivery =
        new MailDelivery(store, way, Clock.systemUTC(), Optional.ofNullable(addresses));
    return new JobEndedMailer(
        store,
        composer,
        delivery,
        preferences,
        recipients,
        limits,
        waiting,
        new ConfirmationMailer(limits, composer, delivery, store),
        sent,
        Clock.systemUTC());
  }
}
