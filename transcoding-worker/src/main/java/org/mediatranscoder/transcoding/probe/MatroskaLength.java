package org.mediatranscoder.transcoding.probe;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Matroska says when something ends, and it may have begun later than at zero. */
final class MatroskaLength {

  private MatroskaLength() {}

  /** From its start to its end; null if it is not known or not positive. */
  static @Nullable Duration of(@Nullable Duration end, @Nullable Duration start) {
    if (end == null || start == null || start.isNegative()) {
      return end;
    }
    Duration length = end.minus(start);
    return length.isPositive() ? length : null;
  }
}
