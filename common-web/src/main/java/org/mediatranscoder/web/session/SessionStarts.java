package org.mediatranscoder.web.session;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.web.problem.ApiException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;

/** Counts in Redis, for all instances of a service, the sessions that each address begins. */
final class SessionStarts {

  static final Duration WINDOW = Duration.ofMinutes(10);

  private static final RedisScript<Long> COUNT =
      RedisScript.of(
          "local n = redis.call('INCR', KEYS[1]) "
              + "if n == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end return n",
          Long.class);

  private static final int NETWORK_BYTES = 8;

  private final StringRedisTemplate redis;
  private final String prefix;
  private final int most;

  SessionStarts(StringRedisTemplate redis, String service, int most) {
    this.redis = redis;
    this.prefix = service + ":session-starts:";
    this.most = most;
  }

  /**
   * Counts one more.
   *
   * @param address a literal one, as the servlet container tells it
   * @throws ApiException if the address has begun too many
   */
  void count(String address) {
    InetAddress from = InetAddress.ofLiteral(address);
    if (from.isLoopbackAddress()) {
      return;
    }
    Long starts =
        redis.execute(COUNT, List.of(prefix + network(from)), Long.toString(WINDOW.toMillis()));
    if (starts > most) {
      throw new ApiException(ErrorCode.RATE_LIMITED);
    }
  }

  /** One home or one server has a whole /64 of IPv6 (RFC 6177). */
  private static String network(InetAddress address) {
    return address instanceof Inet6Address
        ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK_BYTES))
        : address.getHostAddress();
  }
}
