package org.mediatranscoder.notification.bounce;

import io.lettuce.core.SetArgs;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.mediatranscoder.redis.connection.RedisLink;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * The addresses that get no mail any more. In Redis each is a string {@code
 * mail:undeliverable:{sha256}} of the address in lower case, as {@code BOUNCE} or {@code
 * COMPLAINT}, which expires: nobody reads addresses there.
 */
@Component
@ConditionalOnProperty(BounceSettings.QUEUE_URL)
public class UndeliverableAddresses {

  private static final String PREFIX = "mail:undeliverable:";

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
    redis.commands().set(key(address), reason.name(), SetArgs.Builder.ex(settings.remember()));
  }

  public boolean contains(String address) {
    return redis.commands().exists(key(address)) > 0;
  }

  /**
   * @throws io.lettuce.core.RedisException if nothing can be remembered now
   */
  void checkReachable() {
    redis.commands().ping();
  }

  private static String key(String address) {
    byte[] normal = address.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
    return PREFIX + HexFormat.of().formatHex(sha256().digest(normal));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
