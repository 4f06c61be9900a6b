package org.mediatranscoder.localstack.stack;

import com.google.common.base.Throwables;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListeningExecutorService;
import com.google.common.util.concurrent.MoreExecutors;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** Does several things at a time. */
final class Parallel {

  private Parallel() {}

  /** Waits for all to end; when one fails, interrupts the others and throws what it threw. */
  static void run(List<Runnable> tasks) {
    try (ListeningExecutorService threads =
        MoreExecutors.listeningDecorator(Executors.newVirtualThreadPerTaskExecutor())) {
      try {
        Futures.allAsList(tasks.stream().map(threads::submit).toList()).get();
      } catch (ExecutionException e) {
        Throwables.throwIfUnchecked(Objects.requireNonNull(e.getCause()));
        throw new IllegalStateException(e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        threads.shutdownNow();
      }
    }
  }
}
