package org.mediatranscoder.gateway.jobs;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.FailureCode;
import org.mediatranscoder.model.job.JobFailure;

/**
 * Why a job failed.
 *
 * @param message in plain words
 */
@Schema(name = "Failure", description = "Why a job failed")
public record FailureView(
    FailureCode code,
    @Schema(description = "In plain words", example = "The file is damaged.") String message) {

  static @Nullable FailureView of(@Nullable JobFailure failure) {
    return failure == null ? null : new FailureView(failure.code(), failure.message());
  }
}
