package org.mediatranscoder.model.job;

import org.jspecify.annotations.Nullable;

/**
 * Why a job failed.
 *
 * @param message the reason in plain words for the person who uploaded the file; no paths, no
 *     internals
 * @param smallestMaxSize the smallest value of the option {@code maxSize} that would do, in
 *     megabytes; null unless that was the reason
 */
public record JobFailure(FailureCode code, String message, @Nullable Integer smallestMaxSize) {

  public JobFailure(FailureCode code, String message) {
    this(code, message, null);
  }
}
