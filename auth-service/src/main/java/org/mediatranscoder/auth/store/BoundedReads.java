package org.mediatranscoder.auth.store;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

/**
 * Reads of MongoDB without which a request can go on. Each answers or fails within two seconds,
 * less than the client of the request waits; after a failure all fail at once for ten seconds.
 */
@Component
public class BoundedReads {

  private static final Duration LIMIT = Duration.ofSeconds(2);
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final Clock clock;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile Instant pauseEnd = Instant.EPOCH;

  public BoundedReads(Clock clock) {
    this.clock = clock;
  }

  /**
   * @throws DataAccessException if MongoDB is unavailable or fails
   */
  public <T> T read(Supplier<T> read) {
    if (clock.instant().isBefore(pauseEnd)) {
      throw new DataAccessResourceFailureException("MongoDB failed a moment ago");
    }
    try {
      return within(read);
    } catch (DataAccessException failed) {
      pauseEnd = clock.instant().plus(PAUSE);
      throw failed;
    }
  }

  private <T> T within(Supplier<T> read) {
    Future<T> answer = threads.submit(read::get);
    try {
      return answer.get(LIMIT.toMillis(), MILLISECONDS);
    } catch (TimeoutException silent) {
      answer.cancel(true);
      throw new DataAccessResourceFailureException("MongoDB does not answer", silent);
    } catch (InterruptedException stopped) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new DataAccessResourceFailureException("Stopped while MongoDB was read", stopped);
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(failed);
    }
  }
}
