package org.mediatranscoder.transcoding.storage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.JobStatus;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.model.storage.ObjectKeys;
import org.mediatranscoder.s3.Bucket;
import org.mediatranscoder.s3.Content;
import org.springframework.stereotype.Component;

/**
 * Packages under {@code live/} that are played while they are made. A player may ask for a piece
 * that its playlist named a moment before the package was complete, so pieces stay for a while.
 * Every method throws an {@link software.amazon.awssdk.core.exception.SdkException} if S3 does not
 * do its part.
 */
@Component
public class LiveFiles {

  /** Players ask for a growing playlist every few seconds. */
  private static final Duration KEPT = Duration.ofMinutes(2);

  private final Bucket bucket;
  private final Clock clock;

  LiveFiles(Bucket bucket, Clock clock) {
    this.bucket = bucket;
    this.clock = clock;
  }

  /** Stores a piece or a playlist of an attempt, or replaces it. */
  public void put(JobId job, int attempt, String name, String contentType, byte[] content) {
    bucket.put(ObjectKeys.live(job, attempt, name), contentType, Map.of(), Content.of(content));
  }

  /** The jobs of which there are pieces. */
  public List<JobId> jobs() {
    return bucket.folders(ObjectKeys.LIVE).flatMap(key -> ObjectKeys.job(key).stream()).toList();
  }

  /** Deletes the pieces of the job that no player asks for any more. */
  public void tidy(TranscodeJob job) {
    Instant end = job.endedAt();
    if (job.status().isEnded() && end != null) {
      if (end.plus(KEPT).isBefore(clock.instant())) {
        delete(job.id());
      }
      return;
    }
    // A later attempt may have begun since the job was read.
    int last = job.status() == JobStatus.PENDING ? job.attempt() : job.attempt() - 1;
    bucket
        .folders(ObjectKeys.livePrefix(job.id()))
        .filter(folder -> ObjectKeys.liveAttempt(folder + "x").orElse(Integer.MAX_VALUE) <= last)
        .forEach(bucket::deleteAll);
  }

  /** Deletes all pieces of the job. */
  public void delete(JobId job) {
    bucket.deleteAll(ObjectKeys.livePrefix(job));
  }
}
