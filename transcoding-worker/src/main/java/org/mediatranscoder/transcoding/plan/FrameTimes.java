package org.mediatranscoder.transcoding.plan;

import org.jspecify.annotations.Nullable;
import org.mediatranscoder.transcoding.probe.Rational;
import org.mediatranscoder.transcoding.probe.VideoStream;

/**
 * When frames are shown. Frames keep the times of the source; all are kept as long as there are not
 * more than 60 a second on average.
 *
 * @param rate frames a second on average, at most
 * @param select the filter that leaves frames out
 * @param timeBase in which the encoder counts, fine enough for the times of the source
 */
record FrameTimes(double rate, String select, Rational timeBase) {

  private static final double MOST = 60;

  /** Clocks differ, and Matroska rounds to milliseconds. */
  private static final double TOLERATED = 62;

  /**
   * Whatever the source says: 1.4 KB of Matroska hold a million frames. Leaves bursts of ten
   * seconds alone.
   */
  private static final String BOUND = "lt(selected_n,600+62*(t-start_t))";

  private static final Rational MPEG_CLOCK = new Rational(1, 90_000);
  private static final long FINE = 10_000;
  private static final long TOO_FINE = 1_000_000;

  static FrameTimes of(VideoStream video) {
    Rational average = video.averageFrameRate();
    Rational real = video.realFrameRate();
    Rational timeBase = timeBase(video.timeBase());
    if (average == null || average.toDouble() <= TOLERATED || isGif(video)) {
      double known = average != null ? average.toDouble() : real != null ? real.toDouble() : MOST;
      return new FrameTimes(Math.min(known, MOST), select(BOUND), timeBase);
    }
    if (real != null && Math.abs(real.toDouble() / average.toDouble() - 1) < 0.01) {
      long every = (long) Math.ceil(average.toDouble() / TOLERATED);
      return new FrameTimes(
          average.toDouble() / every, select("not(mod(n," + every + "))*" + BOUND), timeBase);
    }
    return new FrameTimes(
        MOST,
        select("isnan(prev_selected_t)+gt(floor(t*60+0.25),floor(prev_selected_t*60+0.25))"),
        timeBase);
  }

  /** Which never plays more than 50 a second, see {@link InputOptions}. */
  private static boolean isGif(VideoStream video) {
    return "gif".equals(video.codec());
  }

  private static String select(String expression) {
    return "select='" + expression + "'";
  }

  /** A multiple of the source's, so that none of its times has to be rounded. */
  private static Rational timeBase(@Nullable Rational source) {
    if (source == null || source.denominator() > TOO_FINE) {
      return MPEG_CLOCK;
    }
    long finer = Math.max(1, Math.ceilDiv(FINE, source.denominator()));
    return new Rational(1, source.denominator() * finer);
  }
}
