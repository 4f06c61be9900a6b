package org.mediatranscoder.gateway.jobs;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.FailureCode;
import org.mediatranscoder.model.job.JobFailure;

/**
 * Why a job failed.
 *
 * @param message in plain words
 * @param smallestMaxSize null unless the option {@code maxSize} was the reason
 */
@Schema(name = "Failure", description = "Why a job failed")
public record FailureView(
    FailureCode code,
    @Schema(description = "In plain words", example = "The file is damaged.") String message,
    @Schema(
            description =
                "The smallest value of the option maxSize that would do; null where that was not the reason",
            minimum = "1",
            example = "24")
        @Nullable Integer smallestMaxSize) {

  /** Of a job that failed; null of one that did not. */
  public static @Nullable FailureView of(@Nullable JobFailure failure) {
    return failure == null
        ? null
        : new FailureView(failure.code(), failure.message(), failure.smallestMaxSize());
  }
}
