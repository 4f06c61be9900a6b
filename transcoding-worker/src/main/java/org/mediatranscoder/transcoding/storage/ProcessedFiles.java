package org.mediatranscoder.transcoding.storage;

import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.storage.ObjectKeys;
import org.mediatranscoder.s3.Bucket;
import org.mediatranscoder.s3.Content;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Removes what attempts left under {@code processed/} and {@code live/} that does not count. Nobody
 * waits for it, so if S3 fails it is only logged: the object is in nobody's way, and the next
 * delivery tries again.
 */
@Component
public class ProcessedFiles {

  private static final Logger log = LoggerFactory.getLogger(ProcessedFiles.class);

  private final Bucket bucket;

  ProcessedFiles(Bucket bucket) {
    this.bucket = bucket;
  }

  /** Deletes whatever the attempt has stored, and its open uploads. */
  public void deleteAttempt(JobId job, int attempt) {
    tidy(
        () -> {
          bucket.deleteAll(ObjectKeys.livePrefix(job, attempt));
          bucket.deleteAll(ObjectKeys.attemptPrefix(job, attempt));
        });
  }

  /** Deletes one object, if it is there. */
  public void delete(String key) {
    tidy(() -> bucket.delete(key));
  }

  /** Deletes all outputs and open uploads of the job except these; its notes stay. */
  public void deleteOutputsBut(Set<String> keys, JobId job) {
    Predicate<String> kept = key -> keys.contains(key) || ObjectKeys.attempt(key).isEmpty();
    tidy(() -> bucket.deleteAllBut(kept, ObjectKeys.processedPrefix(job)));
  }

  /** Deletes what could be played while it was made. */
  public void deleteLive(JobId job) {
    tidy(() -> bucket.deleteAll(ObjectKeys.livePrefix(job)));
  }

  /** Deletes whatever any attempt made for the job, its result first. */
  public void deleteAll(JobId job) {
    tidy(
        () -> {
          bucket.delete(ObjectKeys.result(job));
          bucket.deleteAll(ObjectKeys.workPrefix(job));
          bucket.deleteAll(ObjectKeys.livePrefix(job));
          bucket.deleteAll(ObjectKeys.processedPrefix(job));
        });
  }

  /** Stores a small JPEG of the video that was made, for the mail about it. */
  public void putPoster(JobId job, byte[] jpeg) {
    try {
      bucket.put(ObjectKeys.poster(job), MediaType.IMAGE_JPEG_VALUE, Map.of(), Content.of(jpeg));
    } catch (SdkException unavailable) {
      log.info("The mail about job {} has no picture: {}", job, unavailable.toString());
    }
  }

  private static void tidy(Runnable work) {
    try {
      work.run();
    } catch (SdkException unavailable) {
      log.warn("Superfluous objects stay under processed/ for now", unavailable);
    }
  }
}
