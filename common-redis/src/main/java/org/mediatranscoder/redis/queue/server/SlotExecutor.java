package org.mediatranscoder.redis.queue.server;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jobrunr.server.threadpool.JobRunrExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs each job in a virtual thread of its own and frees its slot when it has ended. */
final class SlotExecutor implements JobRunrExecutor {

  private static final Logger LOG = LoggerFactory.getLogger(SlotExecutor.class);
  private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(5);

  private final Slots slots;
  private final int count;
  private final Runnable onEnd;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("job-", 0).factory());

  SlotExecutor(Slots slots, int count, Runnable onEnd) {
    this.slots = slots;
    this.count = count;
    this.onEnd = onEnd;
  }

  @Override
  public int getWorkerCount() {
    return count;
  }

  @Override
  public void start() {
    // The threads come with the jobs.
  }

  @Override
  public void execute(Runnable job) {
    slots.take();
    try {
      threads.execute(() -> run(job));
    } catch (RejectedExecutionException stopping) {
      LOG.warn("A job was claimed while the server stops; it is taken over as an orphan");
      slots.free();
    }
  }

  private void run(Runnable job) {
    try {
      job.run();
    } finally {
      try {
        onEnd.run();
      } finally {
        slots.free();
      }
    }
  }

  @Override
  public void stop(Duration gracePeriod) {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(gracePeriod.toMillis(), TimeUnit.MILLISECONDS)) {
        threads.shutdownNow();
        if (!threads.awaitTermination(AFTER_INTERRUPT.toMillis(), TimeUnit.MILLISECONDS)) {
          LOG.warn("A job did not end when it was interrupted; it is taken over as an orphan");
        }
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
