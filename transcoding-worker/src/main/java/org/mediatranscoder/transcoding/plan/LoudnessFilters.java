package org.mediatranscoder.transcoding.plan;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Brings audio to a loudness: everything becomes louder or quieter by one factor, so that nothing
 * pumps, and peaks above -1 dB are limited. FFmpeg's own filter does without a limiter only if it
 * finds the peaks low enough, and needs three seconds.
 */
final class LoudnessFilters {

  /** Prints loudness and peak every tenth of a second, of all that came before. */
  static final String MEASURE =
      ",ebur128=metadata=1:peak=true:framelog=verbose,ametadata=mode=print:file=-";

  /** What is measured where nothing is loud enough to count. */
  private static final double SILENCE = -70;

  /** Noise is not made louder than that. */
  private static final double MOST_GAIN = 30;

  /** In decibels of full scale; players that decode lossy codecs overshoot a little (R 128). */
  private static final double HIGHEST_PEAK = -1;

  /** At which samples are as high as the true peak between those of 48 kHz. */
  private static final int OVERSAMPLED = 192_000;

  private LoudnessFilters() {}

  /** In decibels. */
  static double gain(@Nullable Integer target, @Nullable AudioLevel level) {
    if (target == null || level == null || level.loudness() <= SILENCE) {
      return 0;
    }
    return Math.min(MOST_GAIN, target - level.loudness());
  }

  /**
   * What follows the other filters, or nothing.
   *
   * @param sampleRate that comes out
   */
  static String of(@Nullable Integer target, @Nullable AudioLevel level, int sampleRate) {
    double gain = gain(target, level);
    if (gain == 0 || level == null) {
      return "";
    }
    String volume = String.format(Locale.ROOT, ",volume=%.2fdB:precision=float", gain);
    return level.truePeak() + gain <= HIGHEST_PEAK ? volume : volume + limiter(sampleRate);
  }

  private static String limiter(int sampleRate) {
    double limit = Math.pow(10, HIGHEST_PEAK / 20);
    return String.format(
        Locale.ROOT,
        ",aresample=%d,alimiter=level=0:limit=%.3f:latency=1,aresample=%d",
        OVERSAMPLED,
        limit,
        sampleRate);
  }
}
