package org.mediatranscoder.web.session;

import java.time.Duration;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.web.counting.ClientNetwork;
import org.mediatranscoder.web.counting.WindowCounter;
import org.mediatranscoder.web.problem.ApiException;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Counts in Redis, for all instances of a service, the sessions that each address begins. */
final class SessionStarts {

  static final Duration WINDOW = Duration.ofMinutes(10);

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
   * @param address as the servlet container tells it
   * @throws ApiException if the address has begun too many
   */
  void count(String address) {
    ClientNetwork network = ClientNetwork.of(address);
    if (!network.isLoopback() && counter.count(prefix + network.name()) > most) {
      throw new ApiException(ErrorCode.RATE_LIMITED);
    }
  }
}
