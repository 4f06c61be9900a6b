package org.mediatranscoder.redis.jobrunr;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jobrunr.jobs.Job;
import org.jobrunr.jobs.JobVersioner;
import org.mediatranscoder.redis.connection.RedisLink;

/**
 * Remembers saves that timed out, of which nobody knows whether Redis obeyed them later. Without it
 * a job that was obeyed after all would conflict with itself at its next save.
 */
final class Doubts {

  private record Doubt(String call, int version) {}

  private final RedisLink redis;
  private final StorageKeys keys;
  private final Map<UUID, Doubt> doubts = new ConcurrentHashMap<>();

  Doubts(RedisLink redis, StorageKeys keys) {
    this.redis = redis;
    this.keys = keys;
  }

  /**
   * @param job with the version that the save would have given it
   */
  void add(Job job, String call) {
    doubts.put(job.getId(), new Doubt(call, job.getVersion()));
  }

  /** Gives the job the version that it has in Redis, if that comes from the save in doubt. */
  void settle(Job job) {
    Doubt doubt = doubts.get(job.getId());
    if (doubt == null) {
      return;
    }
    boolean obeyed = doubt.call().equals(redis.commands().hget(keys.job(job.getId()), "call"));
    doubts.remove(job.getId(), doubt);
    if (obeyed && job.getVersion() == doubt.version() - 1) {
      raiseVersion(job);
    }
  }

  private static void raiseVersion(Job job) {
    try (JobVersioner versioner = new JobVersioner(job)) {
      versioner.commitVersion();
    }
  }
}
