package org.mediatranscoder.gateway.recovery;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.redis.job.JobStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One look through S3, batch by batch, so that memory does not grow with the number of jobs. */
final class RecoveryRun implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(RecoveryRun.class);
  private static final int BATCH = 200;
  private static final int AT_ONCE = 16;
  private static final int TOLD_EVERY = 10_000;

  private final JobStore jobs;
  private final JobRestore restore;
  private final RecoveryLease lease;
  private final RecoveryProgress progress;
  private final ExecutorService few =
      Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory());
  private RecoveryCount count = RecoveryCount.NONE;

  RecoveryRun(JobStore jobs, JobRestore restore, RecoveryLease lease, RecoveryProgress progress) {
    this.jobs = jobs;
    this.restore = restore;
    this.lease = lease;
    this.progress = progress;
  }

  /**
   * Restores those of the jobs that are missing.
   *
   * @throws LeaseLostException if another instance may be doing the same by now
   */
  void restore(Stream<JobId> ids) {
    ids.gather(Gatherers.windowFixed(BATCH)).forEach(this::restoreBatch);
  }

  RecoveryCount count() {
    return count;
  }

  private void restoreBatch(List<JobId> ids) {
    List<Future<RecoveryCount>> restored =
        jobs.missing(ids).stream().map(id -> few.submit(() -> restore.restore(id))).toList();
    long before = count.seen();
    count = count.plus(RecoveryCount.seen(ids.size()));
    restored.forEach(one -> count = count.plus(await(one)));
    if (!lease.renew()) {
      throw new LeaseLostException();
    }
    progress.write(count);
    if (before / TOLD_EVERY != count.seen() / TOLD_EVERY) {
      log.info("Restoring jobs: {}", count);
    }
  }

  private static RecoveryCount await(Future<RecoveryCount> restored) {
    try {
      return restored.get();
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(failed);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new LeaseLostException();
    }
  }

  @Override
  public void close() {
    few.shutdownNow();
  }
}
