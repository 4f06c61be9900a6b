package org.mediatranscoder.gateway.jobs;

import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.FailureCode;
import org.mediatranscoder.model.job.JobFailure;

/**
 * Why a job failed.
 *
 * @param message in plain words
 */
public record FailureView(FailureCode code, String message) {

  static @Nullable FailureView of(@Nullable JobFailure failure) {
    return failure == null ? null : new FailureView(failure.code(), failure.message());
  }
}
