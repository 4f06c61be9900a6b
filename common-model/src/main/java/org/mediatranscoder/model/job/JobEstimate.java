package org.mediatranscoder.model.job;

import org.jspecify.annotations.Nullable;

/**
 * How large the output of a job becomes and how long it takes, before either is known.
 *
 * @param bytes of the output, of a package those of all its files; null if nobody can tell
 * @param seconds from the start of the job to its end, without waiting; null if nobody can tell
 * @param unknown why one of them is null; null if none is
 * @param modelBytes the middle before it was corrected by what earlier jobs took; null if {@code
 *     bytes} is. What the job really takes is compared with it
 * @param modelSeconds likewise
 */
public record JobEstimate(
    @Nullable Range bytes,
    @Nullable Range seconds,
    @Nullable Reason unknown,
    @Nullable Double modelBytes,
    @Nullable Double modelSeconds) {

  /** Why nobody can tell. */
  public enum Reason {
    /** Nobody says how long the source plays. */
    DURATION_UNKNOWN,
    /** Nobody says how many pixels its video has. */
    FRAME_SIZE_UNKNOWN,
    /** The source has no stream of the kind that the format needs. */
    STREAM_MISSING,
    /** So few bytes cannot hold it. */
    MAX_SIZE_TOO_SMALL,
    /** It depends on what is said in the source. */
    NOT_PREDICTABLE
  }

  /**
   * Where nine of ten jobs are expected.
   *
   * @param low above 0
   * @param middle as many jobs are expected below it as above
   * @param high not below the middle
   */
  public record Range(double low, double middle, double high) {

    /** Nine of ten of a normal distribution lie within so many standard deviations. */
    private static final double NINE_OF_TEN = 1.645;

    /**
     * Around a middle.
     *
     * @param spread standard deviation of the natural logarithm
     */
    public static Range around(double middle, double spread) {
      double factor = Math.exp(NINE_OF_TEN * spread);
      return new Range(middle / factor, middle, middle * factor);
    }

    /** Everything that is in this one or in the other. */
    public Range or(Range other) {
      return new Range(
          Math.min(low, other.low), Math.sqrt(middle * other.middle), Math.max(high, other.high));
    }
  }

  /** Of which nothing is known. */
  public static JobEstimate unknown(Reason reason) {
    return new JobEstimate(null, null, reason, null, null);
  }
}
