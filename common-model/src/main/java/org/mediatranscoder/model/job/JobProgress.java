package org.mediatranscoder.model.job;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How far a job is.
 *
 * @param percent of the whole job, 0 to 100; it never falls within one attempt
 * @param fps output frames per second of wall-clock time, null where unknown or without video
 * @param speed seconds of media per second of wall-clock time, null where unknown
 * @param eta estimated time to the end of the job, null where nothing honest can be said
 */
public record JobProgress(
    Stage stage,
    double percent,
    @Nullable Double fps,
    @Nullable Double speed,
    @Nullable Duration eta) {

  /**
   * @throws IllegalArgumentException if percent is outside 0 to 100
   */
  public JobProgress {
    if (!(percent >= 0 && percent <= 100)) {
      throw new IllegalArgumentException("percent must be 0 to 100 but is " + percent);
    }
  }

  /** A stage of which only the share of the whole is known. */
  public static JobProgress at(Stage stage, double percent) {
    return new JobProgress(stage, percent, null, null, null);
  }
}
