package org.mediatranscoder.redis.job;

import java.util.List;
import java.util.Optional;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.TranscodeJob;

/** A job in Redis, for scripts that read it together with something else. */
public final class JobRecord {

  private JobRecord() {}

  /** The key of its hash. */
  public static String key(JobId id) {
    return JobKeys.job(id);
  }

  /**
   * @param namesAndValues the hash as a script answers it; empty if there is no such job
   */
  public static Optional<TranscodeJob> read(List<?> namesAndValues) {
    return namesAndValues.isEmpty() ? Optional.empty() : Optional.of(JobHash.read(namesAndValues));
  }
}
