package org.mediatranscoder.notification.recipient;

import java.util.Set;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.model.mail.MailConsent;
import org.mediatranscoder.model.mail.Mailbox;
import org.mediatranscoder.redis.connection.RedisLink;
import org.springframework.stereotype.Component;

/**
 * The jobs whose mails wait until their recipient has confirmed. In Redis, {@code mail:waiting:}
 * and the field of {@link MailConsent} is a set of their ids, which expires.
 */
@Component
public class WaitingMails {

  private static final String PREFIX = "mail:waiting:";

  private final RedisLink redis;
  private final RecipientSettings settings;

  WaitingMails(RedisLink redis, RecipientSettings settings) {
    this.redis = redis;
    this.settings = settings;
  }

  /** The mail of this job waits from now on. */
  public void add(TranscodeJob job) {
    String key = PREFIX + field(job);
    redis.commands().sadd(key, job.id().toString());
    redis.commands().expire(key, settings.waiting());
  }

  /** The mail of this job waits no longer. */
  public void remove(TranscodeJob job) {
    remove(field(job), job.id());
  }

  void remove(String field, JobId job) {
    redis.commands().srem(PREFIX + field, job.toString());
  }

  /** Jobs that wait for a field. */
  Set<String> of(String field) {
    return redis.commands().smembers(PREFIX + field);
  }

  /** Fields that were just confirmed. */
  Set<String> confirmed() {
    return redis.commands().smembers(MailConsent.CONFIRMED);
  }

  /** Nothing waits for this field any more. */
  void done(String field) {
    redis.commands().srem(MailConsent.CONFIRMED, field);
  }

  private static String field(TranscodeJob job) {
    return MailConsent.of(job.owner(), Mailbox.of(job.request().email()));
  }
}
