package org.mediatranscoder.gateway.lifecycle;

import java.time.Clock;
import java.time.Duration;
import org.mediatranscoder.gateway.limits.HourlyAllowances;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.model.mail.MailSwitch;
import org.mediatranscoder.redis.connection.RedisLink;
import org.mediatranscoder.redis.job.JobStore;
import org.mediatranscoder.redis.queue.NotificationQueue;
import org.mediatranscoder.web.problem.ApiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Sends the mail about the end of a job again. */
@Component
class FurtherMail {

  private static final Logger log = LoggerFactory.getLogger(FurtherMail.class);

  /** Who asks twice in so short a time means one mail. */
  private static final Duration JUST_SENT = Duration.ofMinutes(1);

  private final JobStore jobs;
  private final NotificationQueue notifications;
  private final KeptFiles files;
  private final HourlyAllowances allowances;
  private final RedisLink redis;
  private final Clock clock;

  FurtherMail(
      JobStore jobs,
      NotificationQueue notifications,
      KeptFiles files,
      HourlyAllowances allowances,
      RedisLink redis,
      Clock clock) {
    this.jobs = jobs;
    this.notifications = notifications;
    this.files = files;
    this.allowances = allowances;
    this.redis = redis;
    this.clock = clock;
  }

  /**
   * Enqueues another mail. One that is on its way, or was sent less than a minute ago, is the one
   * that was asked for.
   *
   * @return the job as it is now
   * @throws ApiException {@code job-running}; {@code job-cancelled}; {@code mails-off}; {@code
   *     file-gone}; {@code too-many-mails}
   */
  TranscodeJob send(TranscodeJob job) {
    requireMail(job);
    if (isOnItsWay(job)) {
      return job;
    }
    files.requireOutputs(job);
    allowances.takeMail(job.owner());
    TranscodeJob owes =
        jobs.oweAnotherMail(job.id()).orElseThrow(() -> new ApiException(ErrorCode.JOB_RUNNING));
    notifications.enqueueJobEnded(owes.id(), owes.run());
    log.info("Job {}: another mail, run {}", owes.id(), owes.run());
    return owes;
  }

  private void requireMail(TranscodeJob job) {
    switch (job.status()) {
      case PENDING, PROCESSING -> throw new ApiException(ErrorCode.JOB_RUNNING);
      case CANCELLED -> throw new ApiException(ErrorCode.JOB_CANCELLED);
      case COMPLETED, FAILED -> {
        if (wantsNone(job.owner())) {
          throw new ApiException(ErrorCode.MAILS_OFF);
        }
      }
    }
  }

  private boolean wantsNone(AccountId owner) {
    return redis.commands().sismember(MailSwitch.OFF, owner.value());
  }

  private boolean isOnItsWay(TranscodeJob job) {
    if (job.undeliverableAt() != null) {
      return false;
    }
    return job.notifiedAt() == null
        ? notifications.isUnderWay(job.id(), job.run())
        : job.notifiedAt().plus(JUST_SENT).isAfter(clock.instant());
  }
}
