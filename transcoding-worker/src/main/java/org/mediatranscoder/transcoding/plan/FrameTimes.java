package org.mediatranscoder.transcoding.plan;

import org.jspecify.annotations.Nullable;
import org.mediatranscoder.transcoding.probe.Rational;
import org.mediatranscoder.transcoding.probe.VideoFindings;
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
  static final double TOLERATED = 62;

  /**
   * Whatever the source says: 1.4 KB of Matroska hold a million frames. Leaves bursts of ten
   * seconds alone.
   */
  private static final String BOUND = "lt(selected_n,600+62*(t-start_t))";

  /** Frames of the burst in {@link #BOUND}. */
  static final int BURST = 600;

  private static final Rational MPEG_CLOCK = new Rational(1, 90_000);
  private static final Rational WEBM_CLOCK = new Rational(1, 1000);
  private static final long FINE = 10_000;
  private static final long TOO_FINE = 1_000_000;

  /**
   * @param container FFmpeg's name of that of the output
   * @param chosen a constant rate; null if frames keep their times
   */
  static FrameTimes of(
      VideoStream video, VideoFindings findings, String container, @Nullable Rational chosen) {
    Rational timeBase =
        container.equals("webm") || container.equals("matroska")
            ? WEBM_CLOCK
            : timeBase(video.timeBase());
    if (chosen != null) {
      String filter = asInBrowsers(video) + "fps=%s:eof_action=pass".formatted(chosen);
      return new FrameTimes(chosen.toDouble(), filter, timeBase);
    }
    double rate = sourceRate(video, findings) * ScanFilters.factor(findings.scan());
    if (rate <= TOLERATED || isGif(video)) {
      return new FrameTimes(Math.min(rate, MOST), asInBrowsers(video) + select(BOUND), timeBase);
    }
    if (!video.isUneven()) {
      long every = (long) Math.ceil(rate / TOLERATED);
      return new FrameTimes(rate / every, select("not(mod(n," + every + "))*" + BOUND), timeBase);
    }
    return new FrameTimes(
        MOST,
        select("isnan(prev_selected_t)+gt(floor(t*60+0.25),floor(prev_selected_t*60+0.25))"),
        timeBase);
  }

  /** Whether all frames are kept, unless they come in bursts. */
  static boolean keepsAll(VideoStream video, VideoFindings findings, @Nullable Rational chosen) {
    return chosen == null && sourceRate(video, findings) <= TOLERATED && !isGif(video);
  }

  /** The rate of what was telecined, before every fifth frame is left out. */
  static String telecineRate(VideoStream video) {
    Rational average = video.averageFrameRate();
    return average != null && average.toDouble() > 29.985 ? "30" : "30000/1001";
  }

  /** On average; a guess may be far too high, as it is for browsers. */
  static double sourceRate(VideoStream video, VideoFindings findings) {
    Rational average = video.averageFrameRate();
    Double found = findings.rate();
    return average != null ? average.toDouble() : found != null ? found : MOST;
  }

  /**
   * The filter and a comma, or nothing. Frames of 10 ms play as 100 ms in every browser and in
   * FFmpeg 5.1; 8.1 takes them for 10 ms, whatever its options say.
   */
  static String asInBrowsers(VideoStream video) {
    Rational average = video.averageFrameRate();
    return isGif(video) && average != null && average.toDouble() > 51 ? "setpts=10*PTS," : "";
  }

  /** Which never plays more than 50 a second. */
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
