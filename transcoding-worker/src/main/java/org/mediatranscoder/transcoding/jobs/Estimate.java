package org.mediatranscoder.transcoding.jobs;

import static org.mediatranscoder.transcoding.jobs.StageShare.DOWNLOADING;
import static org.mediatranscoder.transcoding.jobs.StageShare.TRANSCODING;
import static org.mediatranscoder.transcoding.jobs.StageShare.UPLOADING;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.JobProgress;
import org.mediatranscoder.transcoding.encode.EncodeProgress;

/**
 * From what was measured in this attempt to how far it is and when it will end. It says nothing
 * about the end while nothing honest can be said: before ffmpeg has run for a second, or if nobody
 * knows how long the media are. Not safe for several threads.
 */
final class Estimate {

  private static final Duration LEAST_SAMPLE = Duration.ofSeconds(1);

  private final Clock clock;
  private Instant stageStart;
  private double bytesPerSecond;

  Estimate(Clock clock) {
    this.clock = clock;
    this.stageStart = clock.instant();
  }

  /** The stage that follows is measured from now. */
  void startStage() {
    stageStart = clock.instant();
  }

  JobProgress downloading(long done, long total) {
    bytesPerSecond = done / Math.max(0.001, elapsedSeconds());
    return JobProgress.at(DOWNLOADING.stage(), DOWNLOADING.percent(fraction(done, total)));
  }

  /**
   * @param whole length of the output; null if nobody knows
   */
  JobProgress transcoding(EncodeProgress progress, @Nullable Duration whole) {
    double fraction =
        whole == null ? 0 : fraction(progress.position().toMillis(), whole.toMillis());
    return new JobProgress(
        TRANSCODING.stage(),
        TRANSCODING.percent(fraction),
        progress.fps(),
        progress.speed(),
        timeLeft(fraction, progress.bytes()));
  }

  JobProgress uploading(long done, long total) {
    double fraction = fraction(done, total);
    Duration left = fraction > 0 ? seconds(elapsedSeconds() * (1 - fraction) / fraction) : null;
    return new JobProgress(UPLOADING.stage(), UPLOADING.percent(fraction), null, null, left);
  }

  private @Nullable Duration timeLeft(double fraction, @Nullable Long bytes) {
    double elapsed = elapsedSeconds();
    if (fraction <= 0 || elapsed < LEAST_SAMPLE.toSeconds()) {
      return null;
    }
    double encode = elapsed * (1 - fraction) / fraction;
    // S3 took the source from us at this rate, so it is likely to take the output at it.
    double upload = bytes == null || bytesPerSecond <= 0 ? 0 : bytes / fraction / bytesPerSecond;
    return seconds(encode + upload);
  }

  private double elapsedSeconds() {
    return Duration.between(stageStart, clock.instant()).toMillis() / 1000.0;
  }

  private static double fraction(long done, long total) {
    return total <= 0 ? 1 : Math.clamp((double) done / total, 0, 1);
  }

  private static Duration seconds(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1000));
  }
}
