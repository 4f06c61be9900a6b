package org.mediatranscoder.auth.consent;

import java.util.List;
import org.mediatranscoder.auth.store.RedisFill;
import org.mediatranscoder.model.mail.MailConsent;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.DefaultRedisScript;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;

/** The decisions in Redis, where notification-worker asks: see {@link MailConsent}. */
@Component
class PublishedConsents {

  /** An older decision never replaces a newer one, in whatever order they come. */
  private static final RedisScript<Long> PUT =
      new DefaultRedisScript<>(
          """
          local known = redis.call('HGET', KEYS[1], ARGV[1])
          if known and tonumber(string.match(known, '%d+$')) >= tonumber(ARGV[3]) then return 0 end
          redis.call('HSET', KEYS[1], ARGV[1], ARGV[2] .. ' ' .. ARGV[3])
          return 1
          """,
          Long.class);

  private final StringRedisTemplate redis;

  PublishedConsents(StringRedisTemplate redis) {
    this.redis = redis;
  }

  void put(StoredConsent consent) {
    redis.execute(
        PUT,
        List.of(MailConsent.KEY),
        consent.id(),
        consent.decision().name(),
        Long.toString(consent.at().toEpochMilli()));
  }

  /** Mails that have waited for this may be sent. */
  void release(StoredConsent confirmed) {
    redis.opsForSet().add(MailConsent.CONFIRMED, confirmed.id());
  }

  void remove(List<String> fields) {
    if (!fields.isEmpty()) {
      redis.opsForHash().delete(MailConsent.KEY, fields.toArray());
    }
  }

  boolean isComplete() {
    return redis.opsForHash().hasKey(MailConsent.KEY, MailConsent.COMPLETE);
  }

  RedisFill beginFill() {
    return RedisFill.begin(redis);
  }

  /** Says that all decisions are here. */
  void markComplete(RedisFill fill) {
    fill.end("HSET", MailConsent.KEY, MailConsent.COMPLETE, "");
  }
}
