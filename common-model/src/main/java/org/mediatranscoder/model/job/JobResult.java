package org.mediatranscoder.model.job;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a run of a job ended in a worker, stored as JSON beside the outputs and before anybody is
 * told. A COMPLETED job is whole in it, also when its {@link JobManifest} is gone.
 *
 * @param schema version of this layout, now 1
 * @param job what was wanted, as of this run
 * @param attempt that ended it; its outputs alone count
 * @param status COMPLETED or FAILED
 * @param plan how it was done, or would have been; null if that is not known
 * @param outputs empty unless COMPLETED
 * @param failure set if and only if FAILED
 * @param startedAt when the attempt began; null if that is not known
 */
public record JobResult(
    int schema,
    JobManifest job,
    int attempt,
    JobStatus status,
    @Nullable JobPlan plan,
    List<Rendition> outputs,
    @Nullable JobFailure failure,
    @Nullable Instant startedAt,
    Instant endedAt) {

  /** The layout that this code writes. */
  public static final int SCHEMA = 1;

  public JobResult {
    outputs = List.copyOf(outputs);
  }

  /** The attempt that the job is in has made these outputs. */
  public static JobResult completed(
      TranscodeJob job, @Nullable JobPlan plan, List<Rendition> outputs, Instant now) {
    return of(job, JobStatus.COMPLETED, plan, outputs, null, now);
  }

  /** The attempt that the job is in has found that it cannot be done. */
  public static JobResult failed(
      TranscodeJob job, @Nullable JobPlan plan, JobFailure failure, Instant now) {
    return of(job, JobStatus.FAILED, plan, List.of(), failure, now);
  }

  private static JobResult of(
      TranscodeJob job,
      JobStatus status,
      @Nullable JobPlan plan,
      List<Rendition> outputs,
      @Nullable JobFailure failure,
      Instant now) {
    JobManifest wanted = JobManifest.of(job);
    return new JobResult(
        SCHEMA, wanted, job.attempt(), status, plan, outputs, failure, job.startedAt(), now);
  }
}
