package org.mediatranscoder.notification.recipient;

import io.lettuce.core.RedisException;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.MailHold;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.redis.job.JobStore;
import org.mediatranscoder.redis.queue.NotificationQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Enqueues the mails that have waited for somebody who confirmed now. Any number of instances may
 * do it at once: of two mails of one job the queue sends the one of the newer run.
 */
@Component
class MailRelease {

  private static final Logger log = LoggerFactory.getLogger(MailRelease.class);

  private final WaitingMails waiting;
  private final JobStore jobs;
  private final NotificationQueue queue;

  MailRelease(WaitingMails waiting, JobStore jobs, NotificationQueue queue) {
    this.waiting = waiting;
    this.jobs = jobs;
    this.queue = queue;
  }

  /** Looks once; what fails is done the next time. */
  void look() {
    try {
      waiting.confirmed().forEach(this::release);
    } catch (RedisException unavailable) {
      log.warn("Waiting mails are not looked for just now: {}", unavailable.toString());
    }
  }

  private void release(String field) {
    waiting.of(field).forEach(id -> release(field, JobId.of(id)));
    if (waiting.of(field).isEmpty()) {
      waiting.done(field);
    }
  }

  private void release(String field, JobId id) {
    TranscodeJob job = jobs.find(id).orElse(null);
    if (job != null && job.status().isEnded() && job.notifiedAt() == null) {
      if (job.mailHold() == null) {
        return; // It is just being held back, or sent after all: look again.
      }
      if (job.mailHold() == MailHold.UNCONFIRMED) {
        jobs.oweAnotherMail(id).ifPresent(again -> queue.enqueueJobEnded(id, again.run()));
        log.info("The recipient of job {} has confirmed", id);
      }
    }
    waiting.remove(field, id);
  }
}
