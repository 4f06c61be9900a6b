package org.mediatranscoder.model.job;

import org.jspecify.annotations.Nullable;

/**
 * What a model says of one way to make a format, which knows nothing of earlier jobs.
 *
 * @param bytes null if it cannot tell; likewise seconds
 * @param bytesSpread how far off it is usually, as a standard deviation of the natural logarithm
 * @param unknown why one of them is null; null if none is
 */
public record ModelledEstimate(
    @Nullable Double bytes,
    double bytesSpread,
    @Nullable Double seconds,
    double secondsSpread,
    JobEstimate.@Nullable Reason unknown) {

  public static ModelledEstimate unknown(JobEstimate.Reason reason) {
    return new ModelledEstimate(null, 0, null, 0, reason);
  }
}
