package org.mediatranscoder.redis.queue.server;

import java.util.concurrent.atomic.AtomicInteger;
import org.jobrunr.server.BackgroundJobServer;
import org.jobrunr.server.configuration.BackgroundJobServerWorkerPolicy;
import org.jobrunr.server.strategy.WorkDistributionStrategy;
import org.jobrunr.server.threadpool.JobRunrExecutor;
import org.jobrunr.storage.Paging.AmountBasedList;
import org.jobrunr.storage.navigation.AmountRequest;
import org.jspecify.annotations.Nullable;

/**
 * Lets a server claim as many jobs as it has free slots and no more. JobRunr's own policy counts a
 * job only when its thread has begun, so two scans in a row claim too many. Here a slot is taken
 * where the job is handed over, which JobRunr does in the same critical section as the scan.
 *
 * <p>The slots outlive a server that stopped by itself, with the jobs that are still in them.
 */
final class Slots implements BackgroundJobServerWorkerPolicy {

  private final int count;
  private final Runnable onEnd;
  private final AtomicInteger taken = new AtomicInteger();
  private volatile @Nullable Thread scanner;
  private volatile Runnable onFree = () -> {};

  /**
   * @param onEnd called by the thread of a job when JobRunr has done with it
   */
  Slots(int count, Runnable onEnd) {
    this.count = count;
    this.onEnd = onEnd;
  }

  /** Sets what is called whenever a slot becomes free. */
  void onFree(Runnable listener) {
    onFree = listener;
  }

  int taken() {
    return taken.get();
  }

  /** Whether this thread was the last one that looked for work. */
  boolean lastScanWasBy(Thread thread) {
    return thread.equals(scanner);
  }

  /** Forgets who looked for work last. */
  void forgetScan() {
    scanner = null;
  }

  void take() {
    taken.incrementAndGet();
  }

  void free() {
    taken.decrementAndGet();
    onFree.run();
  }

  @Override
  public WorkDistributionStrategy toWorkDistributionStrategy(BackgroundJobServer server) {
    return new WorkDistributionStrategy() {
      @Override
      public int getWorkerCount() {
        return count;
      }

      @Override
      public AmountRequest getWorkPageRequest() {
        scanner = Thread.currentThread();
        return AmountBasedList.ascOnUpdatedAt(Math.max(0, count - taken.get()));
      }
    };
  }

  @Override
  public JobRunrExecutor toJobRunrExecutor() {
    return new SlotExecutor(this, count, onEnd);
  }
}
