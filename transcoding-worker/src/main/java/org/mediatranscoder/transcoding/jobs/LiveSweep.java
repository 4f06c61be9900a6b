package org.mediatranscoder.transcoding.jobs;

import io.lettuce.core.RedisException;
import java.util.Optional;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.redis.job.JobStore;
import org.mediatranscoder.transcoding.storage.LiveFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Deletes packages under {@code live/} that nobody plays any more: of jobs that ended, that were
 * deleted, or whose attempt was given up. Any worker does so for all.
 */
@Component
class LiveSweep {

  private static final Logger log = LoggerFactory.getLogger(LiveSweep.class);

  private final LiveFiles files;
  private final JobStore store;

  LiveSweep(LiveFiles files, JobStore store) {
    this.files = files;
    this.store = store;
  }

  /** Looks once; what cannot be done now is done next time. */
  void sweep() {
    try {
      for (JobId id : files.jobs()) {
        sweep(id);
      }
    } catch (RedisException | SdkException unavailable) {
      log.info("Pieces of packages are deleted later: {}", unavailable.toString());
    }
  }

  /** A job that is missing because Redis was lost will be restored. */
  private void sweep(JobId id) {
    Optional<TranscodeJob> job = store.find(id);
    if (job.isPresent()) {
      files.tidy(job.get());
    } else if (store.isComplete()) {
      files.delete(id);
    }
  }
}
