package org.mediatranscoder.transcoding.storage;

import java.util.Set;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.storage.ObjectKeys;
import org.mediatranscoder.s3.Bucket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Removes what attempts left under {@code processed/} that does not count. Nobody waits for it, so
 * if S3 fails it is only logged: the object is in nobody's way, and the next delivery tries again.
 */
@Component
public class ProcessedFiles {

  private static final Logger log = LoggerFactory.getLogger(ProcessedFiles.class);

  private final Bucket bucket;

  ProcessedFiles(Bucket bucket) {
    this.bucket = bucket;
  }

  /** Deletes one object, if it is there. */
  public void delete(String key) {
    tidy(() -> bucket.delete(key));
  }

  /** Deletes all objects and open uploads of the job except these. */
  public void deleteAllBut(Set<String> keys, JobId job) {
    tidy(() -> bucket.deleteAllBut(keys, ObjectKeys.processedPrefix(job)));
  }

  /** Deletes whatever any attempt made for the job; a failure is only logged. */
  public void deleteAll(JobId job) {
    tidy(() -> requireDeleted(job));
  }

  /**
   * Deletes whatever any attempt made for the job.
   *
   * @throws SdkException if S3 does not do its part
   */
  public void requireDeleted(JobId job) {
    bucket.deleteAll(ObjectKeys.workPrefix(job));
    bucket.deleteAll(ObjectKeys.processedPrefix(job));
  }

  private static void tidy(Runnable work) {
    try {
      work.run();
    } catch (SdkException unavailable) {
      log.warn("Superfluous objects stay under processed/ for now", unavailable);
    }
  }
}
