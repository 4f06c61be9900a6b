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
final class InDoubtWrites {

  private record InDoubtWrite(String call, int version) {}

  private final RedisLink redis;
  private final StorageKeys keys;
  private final Map<UUID, InDoubtWrite> inDoubtWrites = new ConcurrentHashMap<>();

  InDoubtWrites(RedisLink redis, StorageKeys keys) {
    this.redis = redis;
    this.keys = keys;
  }

  /**
   * @param job with the version that the save would have given it
   */
  void add(Job job, String call) {
    inDoubtWrites.put(job.getId(), new InDoubtWrite(call, job.getVersion()));
  }

  /** Gives the job the version that it has in Redis, if that comes from the save in doubt. */
  void settle(Job job) {
    InDoubtWrite inDoubtWrite = inDoubtWrites.get(job.getId());
    if (inDoubtWrite == null) {
      return;
    }
    boolean obeyed =
        inDoubtWrite.call().equals(redis.commands().hget(keys.job(job.getId()), "call"));
    inDoubtWrites.remove(job.getId(), inDoubtWrite);
    if (obeyed && job.getVersion() == inDoubtWrite.version() - 1) {
      raiseVersion(job);
    }
  }

  private static void raiseVersion(Job job) {
    try (JobVersioner versioner = new JobVersioner(job)) {
      versioner.commitVersion();
    }
  }
}
