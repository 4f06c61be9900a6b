package org.mediatranscoder.transcoding.probe;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How many packets a second are due. */
final class PacketRate {

  private static final Pattern SECONDS = Pattern.compile("(-?\\d{1,12}(\\.\\d{1,9})?),*");

  private PacketRate() {}

  /** Null if there are too few to tell. */
  static @Nullable Double of(List<String> printed) {
    double[] times =
        printed.stream()
            .map(SECONDS::matcher)
            .filter(matcher -> matcher.matches())
            .mapToDouble(matcher -> Double.parseDouble(matcher.group(1)))
            .sorted()
            .toArray();
    if (times.length < 2 || times[times.length - 1] <= times[0]) {
      return null;
    }
    return (times.length - 1) / (times[times.length - 1] - times[0]);
  }
}
