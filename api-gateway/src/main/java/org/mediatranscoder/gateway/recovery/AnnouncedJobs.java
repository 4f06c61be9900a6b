package org.mediatranscoder.gateway.recovery;

import io.lettuce.core.RedisException;
import java.time.Duration;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.redis.job.JobStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Finishes what a gateway began that died while it accepted a job: if it had written the manifest,
 * the job exists.
 */
@Component
class AnnouncedJobs {

  private static final Logger log = LoggerFactory.getLogger(AnnouncedJobs.class);

  private final JobStore jobs;
  private final JobRestore restore;

  AnnouncedJobs(JobStore jobs, JobRestore restore) {
    this.jobs = jobs;
    this.restore = restore;
  }

  /** Looks for those that were announced at least this long ago and have not come. */
  void finish(Duration age) {
    try {
      jobs.announced(age).forEach(this::finish);
    } catch (RedisException | SdkException unavailable) {
      log.warn("Announced jobs are looked for later: {}", unavailable.toString());
    }
  }

  private void finish(JobId id) {
    if (restore.restore(id).restored() > 0) {
      log.warn("The gateway that accepted job {} died; the job is in the queue now", id);
    }
    jobs.forgetAnnounced(id);
  }
}
