package org.mediatranscoder.localstack.supervise;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits that always end. */
public final class Waiting {

  private static final Duration PACE = Duration.ofMillis(100);

  private Waiting() {}

  /** Looks every 100 ms until it is so; false if the limit has passed or we are interrupted. */
  public static boolean until(BooleanSupplier condition, Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline || !pause(PACE)) {
        return false;
      }
    }
    return true;
  }

  /** Waits until the process has ended, or the limit has passed. */
  public static void untilEnded(ProcessHandle process, Duration limit) {
    process.onExit().completeOnTimeout(process, limit.toMillis(), TimeUnit.MILLISECONDS).join();
  }

  /** False if interrupted. */
  public static boolean pause(Duration length) {
    try {
      Thread.sleep(length);
      return true;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
