package org.mediatranscoder.model.job;

import java.time.Instant;
import java.util.List;

/**
 * All that is needed to rebuild a job from S3 alone; stored as JSON beside the raw object.
 *
 * @param schema version of this layout, now 1
 */
public record JobManifest(
    int schema,
    JobId id,
    AccountId owner,
    TranscodeRequest request,
    SourceMedia source,
    Instant createdAt,
    int linkVersion) {

  /** The layout that this code writes. */
  public static final int SCHEMA = 1;

  /** The job as it is when it has just been accepted. */
  public TranscodeJob toPendingJob() {
    return new TranscodeJob(
        id,
        owner,
        request,
        source,
        JobStatus.PENDING,
        TranscodeJob.FIRST_RUN,
        0,
        JobProgress.at(Stage.QUEUED, 0),
        null,
        List.of(),
        null,
        createdAt,
        null,
        null,
        linkVersion,
        null,
        null,
        null);
  }
}
