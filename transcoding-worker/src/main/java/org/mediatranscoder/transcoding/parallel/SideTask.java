package org.mediatranscoder.transcoding.parallel;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Work in a thread of its own beside that of its starter. Once it is closed it does not run any
 * more, whether its result was asked for or not.
 *
 * @param <T> its result
 */
public final class SideTask<T> implements AutoCloseable {

  private final FutureTask<T> task;
  private final Thread thread;

  private SideTask(String name, Callable<T> work) {
    this.task = new FutureTask<>(work);
    this.thread = Thread.ofVirtual().name(name).start(task);
  }

  /**
   * @param work that ends soon after an interrupt
   */
  public static <T> SideTask<T> start(String name, Callable<T> work) {
    return new SideTask<>(name, work);
  }

  /**
   * Waits for the result.
   *
   * @throws RuntimeException that the work failed with; likewise an Error
   * @throws InterruptedException if this thread is interrupted, or the work was
   */
  public T result() throws InterruptedException {
    try {
      return task.get();
    } catch (ExecutionException failed) {
      switch (failed.getCause()) {
        case RuntimeException failure -> throw failure;
        case Error failure -> throw failure;
        case InterruptedException stopped -> throw stopped;
        case null, default -> throw new IllegalStateException(failed);
      }
    } catch (CancellationException closed) {
      throw new IllegalStateException("It was closed before", closed);
    }
  }

  /** Ends the work, and returns when it has ended. */
  @Override
  public void close() {
    task.cancel(true);
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException stopping) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
