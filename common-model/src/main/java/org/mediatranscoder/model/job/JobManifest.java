package org.mediatranscoder.model.job;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.Instant;
import java.util.List;

/**
 * What the owner of a job wants, stored as JSON beside the raw object: the job exists once this
 * does. Together with the {@link JobResult} it is all that is needed to rebuild the job from S3.
 *
 * @param schema version of this layout, now 1
 * @param run the run that was asked for last; a manifest that was stored before there was this
 *     reads as one of the first run
 * @param cancelledRun the run that the owner cancelled last; 0 if none
 */
public record JobManifest(
    int schema,
    JobId id,
    AccountId owner,
    TranscodeRequest request,
    SourceMedia source,
    Instant createdAt,
    int linkVersion,
    @JsonSetter(nulls = Nulls.AS_EMPTY) int run,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) @JsonSetter(nulls = Nulls.AS_EMPTY)
        int cancelledRun) {

  /** The layout that this code writes. */
  public static final int SCHEMA = 1;

  public JobManifest {
    run = Math.max(TranscodeJob.FIRST_RUN, run);
  }

  /** Of a job that has just been accepted. */
  public JobManifest(
      int schema,
      JobId id,
      AccountId owner,
      TranscodeRequest request,
      SourceMedia source,
      Instant createdAt,
      int linkVersion) {
    this(schema, id, owner, request, source, createdAt, linkVersion, TranscodeJob.FIRST_RUN, 0);
  }

  /** What the owner of this job wants of it now. */
  public static JobManifest of(TranscodeJob job) {
    return new JobManifest(
        SCHEMA,
        job.id(),
        job.owner(),
        job.request(),
        job.source(),
        job.createdAt(),
        job.linkVersion(),
        job.run(),
        job.status() == JobStatus.CANCELLED ? job.run() : 0);
  }

  /** Whether its owner cancelled the run that was asked for last. */
  @JsonIgnore
  public boolean isCancelled() {
    return cancelledRun == run;
  }

  /** The job as it is when it has just been accepted. */
  public TranscodeJob toPendingJob() {
    return new TranscodeJob(
        id,
        owner,
        request,
        source,
        JobStatus.PENDING,
        run,
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
        null,
        null);
  }
}
