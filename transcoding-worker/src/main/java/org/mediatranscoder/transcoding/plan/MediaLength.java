package org.mediatranscoder.transcoding.plan;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.transcoding.probe.Probe;

/**
 * How long an output plays.
 *
 * @param expected as the source says it; null if it does not
 * @param most for which there is room: headers may be wrong, and a whole file is no worse for it
 * @param longest that the limits allow
 */
record MediaLength(@Nullable Duration expected, Duration most, Duration longest) {

  private static final Duration TOLERATED = Duration.ofMinutes(5);

  static MediaLength of(Probe source, Trim trim, Duration longest) {
    Duration said = trim.of(source.duration());
    Duration most =
        source.exact() && said != null
            ? shorter(said.multipliedBy(2).plus(TOLERATED), longest)
            : longest;
    // What was asked for is cut exactly, whatever the source says.
    Duration wanted = trim.length();
    return new MediaLength(said, wanted == null ? most : shorter(most, wanted), longest);
  }

  /** Of an output that is made of the beginning only, which the source may say wrongly too. */
  static MediaLength ofBeginning(Probe source, Trim trim, Duration length, Duration longest) {
    Duration said = trim.of(source.duration());
    return new MediaLength(said == null ? length : shorter(said, length), length, longest);
  }

  static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
