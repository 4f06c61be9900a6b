package org.mediatranscoder.transcoding.probe;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The brightest pixel in what signalstats prints of frames of 10 bits in limited range. */
final class PeakLuma {

  private static final Pattern BRIGHTEST =
      Pattern.compile("lavfi\\.signalstats\\.YMAX=(\\d{1,5})(\\.\\d+)?");
  private static final double BLACK = 64;
  private static final double WHITE = 940;

  private PeakLuma() {}

  /** From 0 for black to 1 for the nominal peak; null if no frame was seen. */
  static @Nullable Double of(List<String> printed) {
    double peak = -1;
    for (String line : printed) {
      Matcher matcher = BRIGHTEST.matcher(line);
      if (matcher.matches()) {
        peak = Math.max(peak, Double.parseDouble(matcher.group(1)));
      }
    }
    return peak < 0 ? null : Math.clamp((peak - BLACK) / (WHITE - BLACK), 0, 1);
  }
}
