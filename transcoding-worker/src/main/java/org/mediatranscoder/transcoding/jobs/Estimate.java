package org.mediatranscoder.transcoding.jobs;

import static org.mediatranscoder.transcoding.jobs.StageShare.DOWNLOADING;
import static org.mediatranscoder.transcoding.jobs.StageShare.PROBING;
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

  /** After the first output: less says little of the pace. */
  private static final Duration LEAST_PACE = Duration.ofMillis(400);

  /** Of the whole, likewise. */
  private static final double LEAST_PART = 0.05;

  /** Which part of the time that transcoding takes it takes to measure the loudness first. */
  private static final double MEASURING_OF_AUDIO = 0.4;

  private static final double MEASURING_OF_VIDEO = 0.05;

  private final Clock clock;
  private final AfterEncodes after;
  private Instant stageStart;
  private Instant lastOutput;
  private Duration encoded = Duration.ZERO;
  private double bytesPerSecond;
  private double measured;

  /** When output came first in this stage, in seconds after its start, and how much. */
  private double firstAt;

  private double first;

  Estimate(Clock clock, AfterEncodes after) {
    this.clock = clock;
    this.after = after;
    this.stageStart = clock.instant();
    this.lastOutput = stageStart;
  }

  /**
   * The audio is decoded to find out how loud it is, before it is encoded.
   *
   * @param isAll whether nothing else will be encoded
   */
  void startMeasuring(boolean isAll) {
    measured = isAll ? MEASURING_OF_AUDIO : MEASURING_OF_VIDEO;
    startStage();
  }

  /**
   * @param whole length of what is measured; null if nobody knows
   */
  JobProgress measuring(EncodeProgress progress, @Nullable Duration whole) {
    double part = fraction(progress.position(), whole);
    return JobProgress.at(PROBING.stage(), TRANSCODING.percent(measured * part));
  }

  /** The stage that follows is measured from now. */
  void startStage() {
    stageStart = clock.instant();
    first = 0;
  }

  JobProgress downloading(long done, long total) {
    bytesPerSecond = done / Math.max(0.001, elapsedSeconds());
    return JobProgress.at(DOWNLOADING.stage(), DOWNLOADING.percent(fraction(done, total)));
  }

  /**
   * @param whole length of the output; null if nobody knows
   */
  JobProgress transcoding(EncodeProgress progress, @Nullable Duration whole) {
    lastOutput = clock.instant();
    encoded = Duration.between(stageStart, lastOutput);
    double fraction = fraction(progress.position(), whole);
    return new JobProgress(
        TRANSCODING.stage(),
        TRANSCODING.percent(measured + (1 - measured) * fraction),
        progress.fps(),
        progress.speed(),
        timeLeft(fraction, progress.bytes()));
  }

  /**
   * All is stored, and the attempt is about to end.
   *
   * @param upload what the transfer took
   */
  void stored(Duration upload) {
    after.note(encoded, Duration.between(lastOutput, clock.instant()).minus(upload));
  }

  /** The encode is done, and something is left to do with it. */
  JobProgress transcoded() {
    return JobProgress.at(TRANSCODING.stage(), TRANSCODING.percent(1));
  }

  JobProgress uploading(long done, long total) {
    double fraction = fraction(done, total);
    Duration left = fraction > 0 ? seconds(elapsedSeconds() * (1 - fraction) / fraction) : null;
    return new JobProgress(UPLOADING.stage(), UPLOADING.percent(fraction), null, null, left);
  }

  private @Nullable Duration timeLeft(double fraction, @Nullable Long bytes) {
    double elapsed = elapsedSeconds();
    if (fraction <= 0) {
      return null;
    }
    double encode = (1 - fraction) * secondsForAll(elapsed, fraction);
    if (elapsed < LEAST_SAMPLE.toSeconds()) {
      return null;
    }
    // S3 took the source from us at this rate, so it is likely to take the output at it.
    double upload = bytes == null || bytesPerSecond <= 0 ? 0 : bytes / fraction / bytesPerSecond;
    return seconds(encode + upload + after.seconds(seconds(elapsed + encode)));
  }

  /**
   * At the pace since output came first: before that, encoders fill what they look ahead, which a
   * short video would otherwise count for all of its length.
   */
  private double secondsForAll(double elapsed, double fraction) {
    if (first <= 0) {
      firstAt = elapsed;
      first = fraction;
    }
    boolean isSample =
        fraction - first >= LEAST_PART && elapsed - firstAt >= LEAST_PACE.toMillis() / 1000.0;
    return isSample ? (elapsed - firstAt) / (fraction - first) : elapsed / fraction;
  }

  private double elapsedSeconds() {
    return Duration.between(stageStart, clock.instant()).toMillis() / 1000.0;
  }

  private static double fraction(Duration position, @Nullable Duration whole) {
    return whole == null ? 0 : fraction(position.toMillis(), whole.toMillis());
  }

  private static double fraction(long done, long total) {
    return total <= 0 ? 1 : Math.clamp((double) done / total, 0, 1);
  }

  private static Duration seconds(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1000));
  }
}
