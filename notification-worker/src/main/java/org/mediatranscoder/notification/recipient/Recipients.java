package org.mediatranscoder.notification.recipient;

import io.lettuce.core.KeyValue;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.model.mail.MailConsent;
import org.mediatranscoder.model.mail.MailConsent.Decision;
import org.mediatranscoder.model.mail.Mailbox;
import org.mediatranscoder.redis.connection.RedisLink;
import org.springframework.stereotype.Component;

/** What recipients have decided, as auth-service says it in Redis: see {@link MailConsent}. */
@Component
public class Recipients {

  private final RedisLink redis;

  Recipients(RedisLink redis) {
    this.redis = redis;
  }

  /**
   * What the recipient of a job's mail has said, as of now.
   *
   * @throws IllegalStateException if nobody knows just now, so that no mail goes to who said stop
   */
  public Standing standing(TranscodeJob job) {
    Mailbox mailbox = Mailbox.of(job.request().email());
    List<KeyValue<String, String>> found =
        redis
            .commands()
            .hmget(
                MailConsent.KEY,
                MailConsent.COMPLETE,
                MailConsent.of(mailbox),
                MailConsent.of(job.owner(), mailbox));
    if (!found.getFirst().hasValue()) {
      throw new IllegalStateException("What recipients decided is not in Redis yet");
    }
    if (decision(found.get(1)) == Decision.STOPPED) {
      return Standing.STOPPED;
    }
    if (job.request().ownAddress()) {
      return Standing.OWN;
    }
    return decision(found.get(2)) == Decision.CONFIRMED ? Standing.CONFIRMED : Standing.UNCONFIRMED;
  }

  /**
   * Whether a mailbox wants no mail from anybody.
   *
   * @throws IllegalStateException if nobody knows just now
   */
  public boolean isStopped(Mailbox mailbox) {
    List<KeyValue<String, String>> found =
        redis.commands().hmget(MailConsent.KEY, MailConsent.COMPLETE, MailConsent.of(mailbox));
    if (!found.getFirst().hasValue()) {
      throw new IllegalStateException("What recipients decided is not in Redis yet");
    }
    return decision(found.getLast()) == Decision.STOPPED;
  }

  private static @Nullable Decision decision(KeyValue<String, String> field) {
    return field.hasValue() ? Decision.valueOf(field.getValue().split(" ", 2)[0]) : null;
  }
}
