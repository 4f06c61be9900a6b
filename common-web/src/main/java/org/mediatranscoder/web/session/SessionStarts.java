package org.mediatranscoder.web.session;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.web.counting.WindowCounter;
import org.mediatranscoder.web.problem.ApiException;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Counts in Redis, for all instances of a service, the sessions that each address begins. */
final class SessionStarts {

  static final Duration WINDOW = Duration.ofMinutes(10);

  private static final int NETWORK_BYTES = 8;

  private final WindowCounter counter;
  private final String prefix;
  private final int most;

  SessionStarts(StringRedisTemplate redis, String service, int most) {
    this.counter = new WindowCounter(redis, WINDOW);
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
    if (counter.count(prefix + network(from)) > most) {
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
