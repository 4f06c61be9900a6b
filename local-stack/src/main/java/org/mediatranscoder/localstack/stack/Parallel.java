package org.mediatranscoder.localstack.stack;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Does several things at a time. */
final class Parallel {

  private Parallel() {}

  /** Waits for all to end; when one fails, interrupts the others and throws what it threw. */
  static void run(List<Runnable> tasks) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CompletionService<Void> results = new ExecutorCompletionService<>(threads);
      tasks.forEach(task -> results.submit(task, null));
      try {
        for (int i = 0; i < tasks.size(); i++) {
          results.take().get();
        }
      } catch (ExecutionException e) {
        threads.shutdownNow();
        throw cause(e);
      } catch (InterruptedException e) {
        threads.shutdownNow();
        Thread.currentThread().interrupt();
      }
    }
  }

  private static RuntimeException cause(ExecutionException e) {
    return Objects.requireNonNull(e.getCause()) instanceof RuntimeException cause
        ? cause
        : new IllegalStateException(e.getCause());
  }
}
