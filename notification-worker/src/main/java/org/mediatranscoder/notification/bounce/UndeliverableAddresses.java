package org.mediatranscoder.notification.bounce;

import io.lettuce.core.SetArgs;
import org.mediatranscoder.model.mail.Undeliverable;
import org.mediatranscoder.redis.connection.RedisLink;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * The addresses that get no mail any more: in Redis each is an {@link Undeliverable} with the name
 * of a {@link Reason}.
 */
@Component
@ConditionalOnProperty(BounceSettings.QUEUE_URL)
public class UndeliverableAddresses {

  private final RedisLink redis;
  private final BounceSettings settings;

  public UndeliverableAddresses(RedisLink redis, BounceSettings settings) {
    this.redis = redis;
    this.settings = settings;
  }

  /** Why an address is remembered. */
  public enum Reason {
    BOUNCE,
    COMPLAINT
  }

  /** From now on, and for as long as the settings say. */
  public void remember(String address, Reason reason) {
    redis
        .commands()
        .set(Undeliverable.of(address), reason.name(), SetArgs.Builder.ex(settings.remember()));
  }

  public boolean contains(String address) {
    return redis.commands().exists(Undeliverable.of(address)) > 0;
  }

  /**
   * @throws io.lettuce.core.RedisException if nothing can be remembered now
   */
  void checkReachable() {
    redis.commands().ping();
  }
}
