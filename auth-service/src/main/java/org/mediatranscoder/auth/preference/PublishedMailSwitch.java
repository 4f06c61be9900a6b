package org.mediatranscoder.auth.preference;

import java.util.Objects;
import java.util.Set;
import org.mediatranscoder.auth.store.RedisFill;
import org.mediatranscoder.model.mail.MailSwitch;
import org.mediatranscoder.web.account.Mail;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/** Who wants no mail, in Redis, where notification-worker asks: see {@link MailSwitch}. */
@Component
class PublishedMailSwitch {

  private final StringRedisTemplate redis;

  PublishedMailSwitch(StringRedisTemplate redis) {
    this.redis = redis;
  }

  void set(String account, Mail mail) {
    if (mail == Mail.NEVER) {
      redis.opsForSet().add(MailSwitch.OFF, account);
    } else {
      redis.opsForSet().remove(MailSwitch.OFF, account);
    }
  }

  /** All members, also the one that is no account. */
  Set<String> members() {
    return Objects.requireNonNullElse(redis.opsForSet().members(MailSwitch.OFF), Set.of());
  }

  RedisFill beginFill() {
    return RedisFill.begin(redis);
  }

  /** Says that all who want no mail are here. */
  void markComplete(RedisFill fill) {
    fill.end("SADD", MailSwitch.OFF, MailSwitch.COMPLETE);
  }
}
