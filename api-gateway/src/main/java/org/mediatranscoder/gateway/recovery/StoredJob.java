package org.mediatranscoder.gateway.recovery;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.AttemptNumbers;
import org.mediatranscoder.model.job.JobManifest;
import org.mediatranscoder.model.job.JobProgress;
import org.mediatranscoder.model.job.JobResult;
import org.mediatranscoder.model.job.JobStatus;
import org.mediatranscoder.model.job.Stage;
import org.mediatranscoder.model.job.TranscodeJob;

/**
 * A job as S3 has it.
 *
 * @param changedAt when what its owner wants was written last
 * @param result how a run of it ended; null if none has
 * @param mailed when the mail was sent, by the run that it was about
 * @param attempt the last one of which there is an output; 0 if there is none
 */
record StoredJob(
    JobManifest manifest,
    Instant changedAt,
    @Nullable JobResult result,
    Map<Integer, Instant> mailed,
    int attempt) {

  StoredJob {
    mailed = Map.copyOf(mailed);
  }

  /** The job to restore: PENDING if it has not ended. */
  TranscodeJob job() {
    if (manifest.isCancelled()) {
      return job(JobStatus.CANCELLED, nextAttempt(), null, changedAt);
    }
    return end()
        .map(end -> job(end.status(), end.attempt(), end, end.endedAt()))
        .orElseGet(() -> job(JobStatus.PENDING, nextAttempt(), null, null));
  }

  /** The result, unless its owner asked for another run since. */
  private Optional<JobResult> end() {
    return Optional.ofNullable(result).filter(end -> end.job().run() >= manifest.run());
  }

  /** A worker that has stored nothing yet is refused from now on. */
  private int nextAttempt() {
    return AttemptNumbers.afterLoss(Math.max(attempt, result == null ? 0 : result.attempt()));
  }

  private TranscodeJob job(
      JobStatus status, int attempt, @Nullable JobResult end, @Nullable Instant endedAt) {
    return new TranscodeJob(
        manifest.id(),
        manifest.owner(),
        manifest.request(),
        manifest.source(),
        status,
        run(),
        attempt,
        progress(status),
        end == null ? null : end.plan(),
        end == null ? List.of() : end.outputs(),
        end == null ? null : end.failure(),
        manifest.createdAt(),
        end == null ? null : end.startedAt(),
        endedAt,
        manifest.linkVersion(),
        mailed.get(run()),
        null,
        null,
        null);
  }

  /** A further mail is a run of its own, of which the manifest knows nothing. */
  private int run() {
    int ended = end().map(end -> end.job().run()).orElse(0);
    int told = mailed.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
    return Math.max(manifest.run(), Math.max(ended, told));
  }

  private static JobProgress progress(JobStatus status) {
    return switch (status) {
      case PENDING, PROCESSING -> JobProgress.at(Stage.QUEUED, 0);
      case COMPLETED -> JobProgress.at(Stage.ENDED, 100);
      case FAILED, CANCELLED -> JobProgress.at(Stage.ENDED, 0);
    };
  }
}
