package org.mediatranscoder.upload.storage;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.web.problem.ApiException;
import org.springframework.stereotype.Component;

/**
 * Which objects this instance is receiving. Their parts may be on their way when somebody else
 * deletes the job; a store may take a part of an upload that is aborted already, and then keeps it.
 */
@Component
public class RunningReceipts {

  /** Longer than a part is waited for when an upload breaks off. */
  private static final Duration LIMIT = Duration.ofSeconds(40);

  private final Map<String, Integer> running = new HashMap<>();

  /** Says that this object is being received until {@link #end}. */
  public synchronized void begin(String key) {
    running.merge(key, 1, Integer::sum);
  }

  public synchronized void end(String key) {
    running.computeIfPresent(key, (same, count) -> count > 1 ? count - 1 : null);
    notifyAll();
  }

  /**
   * Waits until nobody receives this object here.
   *
   * @throws ApiException {@code storage-unavailable} if that takes longer than 40 s
   */
  synchronized void awaitEnd(String key) {
    long end = System.nanoTime() + LIMIT.toNanos();
    try {
      while (running.containsKey(key)) {
        long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
        if (left <= 0) {
          throw new ApiException(ErrorCode.STORAGE_UNAVAILABLE);
        }
        wait(left);
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new ApiException(ErrorCode.STORAGE_UNAVAILABLE, stopping);
    }
  }
}
