package org.mediatranscoder.notification.mail;

import io.micrometer.core.instrument.Metrics;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.JobStatus;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.model.queue.NotifyHandler;
import org.mediatranscoder.notification.bounce.UndeliverableAddresses;
import org.mediatranscoder.redis.job.JobStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sends the mail about the end of a run of a job, once. The job is read fresh, so a repeated
 * message finds that it was sent; and whether its owner wants mails is asked now, so that the last
 * word counts. Only a crash between the mail server's yes and the note of it repeats a mail; the
 * repetition then has the same Message-ID.
 *
 * <p>An exception leaves the message with the queue, which tries again a bounded number of times,
 * and not at all after a {@link MailRefusedException}.
 */
@Component
class JobEndedMailer implements NotifyHandler {

  private static final Logger log = LoggerFactory.getLogger(JobEndedMailer.class);

  private final JobStore jobs;
  private final JobMailComposer composer;
  private final MailTransport transport;
  private final MailPreferences preferences;
  private final Clock clock;
  private final Optional<UndeliverableAddresses> undeliverable;

  JobEndedMailer(
      JobStore jobs,
      JobMailComposer composer,
      MailTransport transport,
      MailPreferences preferences,
      Clock clock,
      Optional<UndeliverableAddresses> undeliverable) {
    this.jobs = jobs;
    this.composer = composer;
    this.transport = transport;
    this.preferences = preferences;
    this.clock = clock;
    this.undeliverable = undeliverable;
  }

  @Override
  public void jobEnded(UUID jobId, int run) {
    JobId id = new JobId(jobId);
    jobs.find(id)
        .filter(job -> job.run() == run)
        .filter(JobEndedMailer::owesMail)
        .filter(job -> preferences.wantsMail(job.owner()))
        .ifPresentOrElse(this::send, () -> log.info("Job {} owes no mail", id));
  }

  private static boolean owesMail(TranscodeJob job) {
    boolean ended = job.status() == JobStatus.COMPLETED || job.status() == JobStatus.FAILED;
    return ended && job.notifiedAt() == null && job.undeliverableAt() == null;
  }

  private void send(TranscodeJob job) {
    if (undeliverable.isPresent() && undeliverable.get().contains(job.request().email())) {
      jobs.markUndeliverable(job.id(), clock.instant());
      Metrics.counter("transcoder.mail.suppressed").increment();
      log.info("Job {} is {}: no mail, its address takes none", job.id(), job.status());
      return;
    }
    try {
      transport.send(composer.compose(job));
    } catch (MailRefusedException refused) {
      jobs.markUndeliverable(job.id(), clock.instant());
      Metrics.counter("transcoder.mail.refused").increment();
      throw refused;
    }
    Metrics.counter("transcoder.mail.sent").increment();
    jobs.markNotified(job.id(), clock.instant());
    log.info("Job {} is {}: mail handed over", job.id(), job.status());
  }
}
