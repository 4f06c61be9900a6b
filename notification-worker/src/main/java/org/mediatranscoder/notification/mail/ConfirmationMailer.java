package org.mediatranscoder.notification.mail;

import io.micrometer.core.instrument.Metrics;
import org.mediatranscoder.model.job.MailHold;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.notification.recipient.RecipientLimits;
import org.mediatranscoder.redis.job.JobStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Asks a recipient whether mails of an account are welcome, in words of which the account chooses
 * none, and lets the mail of the job wait for the answer.
 */
@Component
class ConfirmationMailer {

  private static final Logger log = LoggerFactory.getLogger(ConfirmationMailer.class);

  private final RecipientLimits limits;
  private final JobMailComposer composer;
  private final MailDelivery delivery;
  private final JobStore jobs;

  ConfirmationMailer(
      RecipientLimits limits, JobMailComposer composer, MailDelivery delivery, JobStore jobs) {
    this.limits = limits;
    this.composer = composer;
    this.delivery = delivery;
    this.jobs = jobs;
  }

  /** The mail of this job waits already. */
  void ask(TranscodeJob job) {
    if (limits.takeQuestion(job)) {
      send(job);
    } else {
      log.info("The recipient of job {} is not asked today", job.id());
    }
    jobs.holdMail(job.id(), MailHold.UNCONFIRMED);
  }

  private void send(TranscodeJob job) {
    boolean sent = false;
    try {
      sent = delivery.deliver(job, composer.confirmation(job));
    } catch (MailRefusedException forGood) {
      throw forGood; // Nobody needs to ask there again today.
    } catch (RuntimeException notNow) {
      limits.giveQuestionBack(job);
      throw notNow;
    }
    if (sent) {
      Metrics.counter("transcoder.mail.questions").increment();
      log.info("Job {} is {}: its recipient is asked first", job.id(), job.status());
    }
  }
}
