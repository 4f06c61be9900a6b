package org.mediatranscoder.notification.mail;

import io.micrometer.core.instrument.Metrics;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.JobStatus;
import org.mediatranscoder.model.job.MailHold;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.notification.recipient.RecipientLimits;
import org.mediatranscoder.notification.recipient.Recipients;
import org.mediatranscoder.notification.recipient.Standing;
import org.mediatranscoder.notification.recipient.WaitingMails;
import org.mediatranscoder.redis.job.JobStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sends the mail about the end of a run of a job, once. The job is read fresh, so a repeated
 * message finds that it was sent; and whether its owner wants mails is asked now, so that the last
 * word counts. The owner of an address that the account has not verified is asked first. Only a
 * crash between the mail server's yes and the notes of it, in S3 and in the job, repeats a mail;
 * the repetition then has the same Message-ID.
 *
 * <p>An exception leaves the message with the queue, which tries again a bounded number of times,
 * and not at all after a {@link MailRefusedException}.
 */
@Component
public class JobEndedMailer {

  private static final Logger log = LoggerFactory.getLogger(JobEndedMailer.class);

  private final JobStore jobs;
  private final JobMailComposer composer;
  private final MailDelivery delivery;
  private final MailPreferences preferences;
  private final Recipients recipients;
  private final RecipientLimits limits;
  private final WaitingMails waiting;
  private final ConfirmationMailer confirmations;
  private final SentMails sent;
  private final Clock clock;

  JobEndedMailer(
      JobStore jobs,
      JobMailComposer composer,
      MailDelivery delivery,
      MailPreferences preferences,
      Recipients recipients,
      RecipientLimits limits,
      WaitingMails waiting,
      ConfirmationMailer confirmations,
      SentMails sent,
      Clock clock) {
    this.jobs = jobs;
    this.composer = composer;
    this.delivery = delivery;
    this.preferences = preferences;
    this.recipients = recipients;
    this.limits = limits;
    this.waiting = waiting;
    this.confirmations = confirmations;
    this.sent = sent;
    this.clock = clock;
  }

  /** Sends the mail about the end of this run, if one is owed. */
  public void jobEnded(UUID jobId, int run) {
    JobId id = new JobId(jobId);
    Optional<TranscodeJob> found = jobs.find(id);
    if (found.isEmpty() && !jobs.isComplete()) {
      throw new IllegalStateException("Jobs are being restored: this one may come back");
    }
    found
        .filter(job -> job.run() == run)
        .filter(JobEndedMailer::owesMail)
        .filter(job -> !isSent(job))
        .filter(job -> preferences.wantsMail(job.owner()))
        .ifPresentOrElse(this::tell, () -> log.info("Job {} owes no mail", id));
  }

  private static boolean owesMail(TranscodeJob job) {
    boolean ended = job.status() == JobStatus.COMPLETED || job.status() == JobStatus.FAILED;
    return ended
        && job.notifiedAt() == null
        && job.undeliverableAt() == null
        && job.mailHold() == null;
  }

  /** A job that was restored may not say so itself. */
  private boolean isSent(TranscodeJob job) {
    boolean isSent = sent.contain(job);
    if (isSent) {
      jobs.markNotified(job.id(), clock.instant());
    }
    return isSent;
  }

  private void tell(TranscodeJob job) {
    switch (recipients.standing(job)) {
      case OWN, CONFIRMED -> send(job);
      case UNCONFIRMED -> askFirst(job);
      case STOPPED -> hold(job, MailHold.STOPPED);
    }
  }

  private void send(TranscodeJob job) {
    if (!limits.takeMail(job)) {
      hold(job, MailHold.LIMITED);
      return;
    }
    try {
      if (!delivery.deliver(job, composer.compose(job))) {
        return;
      }
    } catch (RuntimeException notSent) {
      limits.giveMailBack(job);
      throw notSent;
    }
    Metrics.counter("transcoder.mail.sent").increment();
    sent.add(job);
    jobs.markNotified(job.id(), clock.instant());
    log.info("Job {} is {}: mail handed over", job.id(), job.status());
  }

  /** Looks again once the mail waits: either this sees an answer, or the release sees the mail. */
  private void askFirst(TranscodeJob job) {
    waiting.add(job);
    if (recipients.standing(job) == Standing.UNCONFIRMED) {
      confirmations.ask(job);
    } else {
      waiting.remove(job);
      tell(job);
    }
  }

  private void hold(TranscodeJob job, MailHold reason) {
    jobs.holdMail(job.id(), reason);
    Metrics.counter("transcoder.mail.held").increment();
    log.info("Job {} is {}: no mail, the recipient is {}", job.id(), job.status(), reason);
  }
}
