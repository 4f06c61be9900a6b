package org.mediatranscoder.gateway.operator;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.gateway.jobs.FailureView;
import org.mediatranscoder.model.job.AttemptNumbers;
import org.mediatranscoder.model.job.JobStatus;
import org.mediatranscoder.model.job.TranscodeJob;

/**
 * A job of anybody, without what its owner named: no file name, no address.
 *
 * @param account id of its owner
 * @param sizeBytes of the source
 * @param failure why it failed; null unless it is FAILED
 * @param run 1, and one more with every retry and every further mail
 * @param attempt how many attempts workers have made
 * @param endedAt null while it waits or runs
 */
record OperatorJobView(
    String jobId,
    String account,
    JobStatus status,
    String format,
    long sizeBytes,
    @Nullable FailureView failure,
    int run,
    int attempt,
    Instant createdAt,
    @Nullable Instant endedAt) {

  static OperatorJobView of(TranscodeJob job) {
    return new OperatorJobView(
        job.id().toString(),
        job.owner().value(),
        job.status(),
        job.request().format(),
        job.source().sizeBytes(),
        FailureView.of(job.failure()),
        job.run(),
        AttemptNumbers.told(job.attempt()),
        job.createdAt(),
        job.endedAt());
  }
}
