package org.mediatranscoder.gateway.recovery;

import io.lettuce.core.RedisException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mediatranscoder.redis.connection.RedisLink;
import org.mediatranscoder.redis.job.JobKeys;
import org.mediatranscoder.redis.job.JobStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Restores all jobs that S3 has and Redis has not. It is safe at any time, as a job that is in
 * Redis is left alone.
 */
@Component
class Recovery {

  private static final Logger log = LoggerFactory.getLogger(Recovery.class);
  private static final Pattern RUN_ID = Pattern.compile("(?m)^run_id:(\\S+)");

  private final StoredJobs stored;
  private final JobRestore restore;
  private final JobStore jobs;
  private final RecoveryProgress progress;
  private final RedisLink redis;

  Recovery(
      StoredJobs stored,
      JobRestore restore,
      JobStore jobs,
      RecoveryProgress progress,
      RedisLink redis) {
    this.stored = stored;
    this.restore = restore;
    this.jobs = jobs;
    this.progress = progress;
    this.redis = redis;
  }

  /** Begins, behind the caller, if it is not known that this Redis server has all jobs. */
  void startIfDue() {
    try {
      if (!server().equals(redis.commands().get(JobKeys.COMPLETE))) {
        start();
      }
    } catch (RedisException unavailable) {
      log.debug("Redis cannot be asked whether it has all jobs: {}", unavailable.toString());
    }
  }

  /** Begins, behind the caller, unless a recovery is under way here or elsewhere. */
  void start() {
    RecoveryLease lease = new RecoveryLease(redis);
    if (lease.take()) {
      progress.write(RecoveryCount.NONE);
      Thread.ofVirtual().name("recovery").start(() -> run(lease));
    }
  }

  /**
   * As {@link #start}, and returns when all is restored, or cannot be just now.
   *
   * @return whether all is restored; false too if a recovery is under way elsewhere
   */
  boolean run() {
    RecoveryLease lease = new RecoveryLease(redis);
    return lease.take() && run(lease);
  }

  /** Whether one is under way, here or elsewhere. */
  boolean isRunning() {
    return progress.isRunning();
  }

  private boolean run(RecoveryLease lease) {
    try (RecoveryRun run = new RecoveryRun(jobs, restore, lease, progress)) {
      run(run, lease);
      return true;
    } catch (RedisException | SdkException | LeaseLostException failed) {
      log.warn("Jobs cannot be restored just now; tried again soon: {}", failed.toString());
      release(lease);
      return false;
    }
  }

  private static void release(RecoveryLease lease) {
    try {
      lease.release();
    } catch (RedisException unavailable) {
      log.debug("The lease ends by itself: {}", unavailable.toString());
    }
  }

  private void run(RecoveryRun run, RecoveryLease lease) {
    String server = server();
    log.info("Looking for jobs that S3 has and Redis has not");
    run.restore(stored.withManifest());
    run.restore(stored.withResult());
    if (!lease.complete(server)) {
      throw new LeaseLostException();
    }
    log.info("Redis has all jobs now: {}", run.count());
  }

  /**
   * Changes whenever Redis starts, and when another node takes over: some jobs may be lost then.
   */
  private String server() {
    Matcher runId = RUN_ID.matcher(redis.commands().info("server"));
    return runId.find() ? runId.group(1) : "unknown";
  }
}
