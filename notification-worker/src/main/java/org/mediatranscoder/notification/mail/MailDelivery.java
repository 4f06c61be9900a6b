package org.mediatranscoder.notification.mail;

import io.micrometer.core.instrument.Metrics;
import java.time.Clock;
import java.util.Optional;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.notification.bounce.UndeliverableAddresses;
import org.mediatranscoder.redis.job.JobStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Hands the mails of a job to the mail server, unless its address takes none. */
@Component
class MailDelivery {

  private static final Logger log = LoggerFactory.getLogger(MailDelivery.class);

  private final JobStore jobs;
  private final MailTransport transport;
  private final Clock clock;
  private final Optional<UndeliverableAddresses> undeliverable;

  MailDelivery(
      JobStore jobs,
      MailTransport transport,
      Clock clock,
      Optional<UndeliverableAddresses> undeliverable) {
    this.jobs = jobs;
    this.transport = transport;
    this.clock = clock;
    this.undeliverable = undeliverable;
  }

  /**
   * Sends the mail; false if the address takes none, which the job then says.
   *
   * @throws MailRefusedException if the mail server never takes it, which the job then says
   * @throws RuntimeException if it may do so later
   */
  boolean deliver(TranscodeJob job, OutgoingMail mail) {
    if (undeliverable.isPresent() && undeliverable.get().contains(job.request().email())) {
      jobs.markUndeliverable(job.id(), clock.instant());
      Metrics.counter("transcoder.mail.suppressed").increment();
      log.info("Job {} is {}: no mail, its address takes none", job.id(), job.status());
      return false;
    }
    try {
      transport.send(mail);
    } catch (MailRefusedException refused) {
      jobs.markUndeliverable(job.id(), clock.instant());
      Metrics.counter("transcoder.mail.refused").increment();
      throw refused;
    }
    return true;
  }
}
