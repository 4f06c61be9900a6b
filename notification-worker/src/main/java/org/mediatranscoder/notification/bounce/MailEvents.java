package org.mediatranscoder.notification.bounce;

import io.micrometer.core.instrument.Metrics;
import java.time.Clock;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.notification.bounce.UndeliverableAddresses.Reason;
import org.mediatranscoder.redis.job.JobStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Draws the consequences of an event; a second time changes nothing but the count. */
@Component
@ConditionalOnProperty(BounceSettings.QUEUE_URL)
class MailEvents {

  private static final Logger log = LoggerFactory.getLogger(MailEvents.class);

  private final UndeliverableAddresses addresses;
  private final JobStore jobs;
  private final Clock clock;

  MailEvents(UndeliverableAddresses addresses, JobStore jobs, Clock clock) {
    this.addresses = addresses;
    this.jobs = jobs;
    this.clock = clock;
  }

  /**
   * @throws UnreadableEventException if it is no event of SES
   * @throws RuntimeException if it cannot be remembered now
   */
  void take(String body) {
    MailEvent event = MailEvent.read(body);
    switch (event.kind()) {
      case BOUNCED_FOR_GOOD -> remember(event, Reason.BOUNCE);
      case COMPLAINED -> remember(event, Reason.COMPLAINT);
      case BOUNCED_FOR_NOW, OTHER -> {}
    }
    if (event.kind() == MailEvent.Kind.BOUNCED_FOR_GOOD) {
      event.job().ifPresent(job -> jobs.markUndeliverable(new JobId(job), clock.instant()));
    }
    count(event);
  }

  private void remember(MailEvent event, Reason reason) {
    event.addresses().forEach(address -> addresses.remember(address, reason));
  }

  private static void count(MailEvent event) {
    log.info("A mail of job {}: {}", event.job().map(Object::toString).orElse("-"), event.kind());
    switch (event.kind()) {
      case BOUNCED_FOR_GOOD, BOUNCED_FOR_NOW ->
          Metrics.counter("transcoder.mail.bounced").increment();
      case COMPLAINED -> Metrics.counter("transcoder.mail.complained").increment();
      case OTHER -> {}
    }
  }
}
