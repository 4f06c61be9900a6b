package org.mediatranscoder.transcoding.manifest;

import java.util.Locale;
import org.mediatranscoder.transcoding.cmaf.Track;
import org.mediatranscoder.transcoding.cmaf.Track.Segment;

/**
 * Frames a second of a video on average.
 *
 * @param frames in so many ticks
 * @param ticks that take a second divided by the timescale
 * @param timescale ticks a second
 */
record FrameRate(long frames, long ticks, long timescale) {

  private static final long THOUSANDTHS = 1000;

  static FrameRate of(Track track) {
    return new FrameRate(
        track.segments().stream().mapToLong(Segment::samples).sum(),
        Math.max(1, track.duration()),
        track.timescale());
  }

  /** Such as {@code 29.970}. */
  String decimal() {
    return String.format(Locale.ROOT, "%.3f", perSecond());
  }

  /** Such as {@code 25} or {@code 2997/100}: DASH takes no decimals. */
  String fraction() {
    long rate = Math.round(perSecond() * THOUSANDTHS);
    long divisor = greatestDivisor(rate, THOUSANDTHS);
    return divisor == THOUSANDTHS
        ? Long.toString(rate / divisor)
        : rate / divisor + "/" + THOUSANDTHS / divisor;
  }

  private double perSecond() {
    return (double) frames * timescale / ticks;
  }

  private static long greatestDivisor(long one, long other) {
    return other == 0 ? one : greatestDivisor(other, one % other);
  }
}
