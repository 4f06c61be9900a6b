package org.mediatranscoder.gateway.estimates;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.JobEstimate;

/**
 * What is expected of a job before its end.
 *
 * @param sizeBytes of the output; null if nobody can tell
 * @param seconds from the start to the end; null if nobody can tell
 * @param unknown why one of them is null; null if none is
 */
@Schema(
    name = "Estimate",
    description = "What is expected of a job, in ranges meant for nine of ten")
public record EstimateView(
    @Schema(description = "Of the output, of a package those of all its files")
        @Nullable BytesRange sizeBytes,
    @Schema(description = "From the start of the job to its end, without waiting in the queue")
        @Nullable SecondsRange seconds,
    @Schema(description = "Why one of them is null; null if none is")
        JobEstimate.@Nullable Reason unknown) {

  /** A range of bytes. */
  @Schema(name = "BytesRange", description = "Bytes, from the least to the most")
  record BytesRange(
      @Schema(minimum = "1", example = "8100000") long low,
      @Schema(minimum = "1", example = "11400000") long middle,
      @Schema(minimum = "1", example = "16000000") long high) {}

  /** A range of seconds. */
  @Schema(name = "SecondsRange", description = "Seconds, from the least to the most")
  record SecondsRange(
      @Schema(minimum = "0", example = "9.5") double low,
      @Schema(minimum = "0", example = "14.2") double middle,
      @Schema(minimum = "0", example = "21.3") double high) {}

  /** Null if there is none. */
  public static @Nullable EstimateView ofNullable(@Nullable JobEstimate estimate) {
    return estimate == null ? null : of(estimate);
  }

  static EstimateView of(JobEstimate estimate) {
    return new EstimateView(
        bytes(estimate.bytes()), seconds(estimate.seconds()), estimate.unknown());
  }

  private static @Nullable BytesRange bytes(JobEstimate.@Nullable Range range) {
    return range == null
        ? null
        : new BytesRange(whole(range.low()), whole(range.middle()), whole(range.high()));
  }

  private static long whole(double bytes) {
    return Math.max(1, Math.round(bytes));
  }

  private static @Nullable SecondsRange seconds(JobEstimate.@Nullable Range range) {
    return range == null
        ? null
        : new SecondsRange(tenths(range.low()), tenths(range.middle()), tenths(range.high()));
  }

  private static double tenths(double seconds) {
    return Math.round(seconds * 10) / 10.0;
  }
}
