package org.mediatranscoder.localstack.supervise;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** Waits that always end. */
final class Waiting {

  private static final long PAUSE_MILLIS = 100;

  private Waiting() {}

  /** Looks every 100 ms until it is so or the deadline (of {@link System#nanoTime}) has passed. */
  static boolean until(BooleanSupplier condition, long deadline) {
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline || !pause(PAUSE_MILLIS)) {
        return false;
      }
    }
    return true;
  }

  static boolean untilEnded(ProcessHandle process, long deadline) {
    try {
      process.onExit().get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
      return true;
    } catch (ExecutionException | TimeoutException stillAlive) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** False if interrupted. */
  static boolean pause(long millis) {
    try {
      Thread.sleep(millis);
      return true;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
