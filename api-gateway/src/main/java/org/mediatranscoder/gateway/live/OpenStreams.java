package org.mediatranscoder.gateway.live;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.web.problem.ApiException;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** The streams that are open on this instance. */
@Component
@EnableConfigurationProperties(LiveProperties.class)
class OpenStreams {

  private final int most;
  private final long room;
  private final AtomicLong taken = new AtomicLong();
  private final Map<AccountId, Integer> counts = new ConcurrentHashMap<>();
  private volatile boolean closing;

  OpenStreams(LiveProperties properties) {
    this.most = properties.streamsPerAccount();
    DataSize memory = properties.memory();
    this.room = memory == null ? Runtime.getRuntime().maxMemory() / 2 : memory.toBytes();
  }

  /**
   * Takes memory for a stream until it is closed.
   *
   * @throws ApiException {@code service-unavailable} if this instance has no more for streams
   */
  Place enter(StreamKind kind) {
    long needed = kind.heap().toBytes();
    Place place = () -> taken.addAndGet(-needed);
    if (taken.addAndGet(needed) > room) {
      place.close();
      throw new ApiException(ErrorCode.SERVICE_UNAVAILABLE);
    }
    return place;
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
