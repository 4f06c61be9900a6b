package org.mediatranscoder.gateway.live;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.web.problem.ApiException;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The streams that are open on this instance. */
@Component
@EnableConfigurationProperties(LiveProperties.class)
class OpenStreams {

  private final int most;
  private final Map<AccountId, Integer> counts = new ConcurrentHashMap<>();
  private volatile boolean closing;

  OpenStreams(LiveProperties properties) {
    this.most = properties.streamsPerAccount();
  }

  /** Whether streams must end, as this instance stops; their clients go to another one. */
  boolean areClosing() {
    return closing;
  }

  /**
   * Counts a stream of the account until it is closed.
   *
   * @throws ApiException {@code too-many-streams}
   */
  Place open(AccountId account) {
    counts.merge(account, 1, Integer::sum);
    Place place =
        () -> counts.computeIfPresent(account, (one, open) -> open == 1 ? null : open - 1);
    if (counts.getOrDefault(account, 0) > most) {
      place.close();
      throw new ApiException(ErrorCode.TOO_MANY_STREAMS);
    }
    return place;
  }

  /** Before the server waits for requests to end. */
  @EventListener(ContextClosedEvent.class)
  void close() {
    closing = true;
  }

  /** A stream that counts. */
  @FunctionalInterface
  interface Place extends AutoCloseable {
    @Override
    void close();
  }
}
