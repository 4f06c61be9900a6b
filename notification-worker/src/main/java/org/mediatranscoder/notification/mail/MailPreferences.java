package org.mediatranscoder.notification.mail;

import java.util.List;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.mail.MailSwitch;
import org.mediatranscoder.redis.connection.RedisLink;
import org.springframework.stereotype.Component;

/** Who wants mails about jobs, as auth-service says it in Redis: see {@link MailSwitch}. */
@Component
class MailPreferences {

  private final RedisLink redis;

  MailPreferences(RedisLink redis) {
    this.redis = redis;
  }

  /**
   * @throws IllegalStateException if nobody knows just now, so that no mail goes to who wants none
   */
  boolean wantsMail(AccountId account) {
    List<Boolean> members =
        redis.commands().smismember(MailSwitch.OFF, MailSwitch.COMPLETE, account.value());
    if (!members.getFirst()) {
      throw new IllegalStateException("Who wants no mail is not in Redis yet");
    }
    return !members.getLast();
  }
}
