package org.mediatranscoder.notification.mail;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mediatranscoder.model.job.OutputPackage;
import org.mediatranscoder.model.job.Rendition;

/** Size, length and picture of a file in a few words, such as {@code 12.4 MB, 1:05, 1280 × 720}. */
final class RenditionFacts {

  private static final List<String> UNITS = List.of("bytes", "kB", "MB", "GB", "TB");

  private RenditionFacts() {}

  static String of(Rendition rendition) {
    return of(rendition.sizeBytes(), rendition);
  }

  /** Of all its files together, such as {@code 45.1 MB, 1:05, 1920 × 1080 in 4 sizes}. */
  static String of(OutputPackage files) {
    String facts = of(files.sizeBytes(), files.entry());
    return files.variants() > 1 ? facts + " in " + files.variants() + " sizes" : facts;
  }

  private static String of(long bytes, Rendition rendition) {
    List<String> facts = new ArrayList<>();
    facts.add(size(bytes));
    if (rendition.duration() != null) {
      facts.add(length(rendition.duration()));
    }
    if (rendition.width() != null && rendition.height() != null) {
      facts.add(rendition.width() + " × " + rendition.height());
    }
    return String.join(", ", facts);
  }

  private static String size(long bytes) {
    double value = bytes;
    int unit = 0;
    while (value >= 999.95 && unit < UNITS.size() - 1) {
      value /= 1000;
      unit++;
    }
    return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", value, UNITS.get(unit));
  }

  private static String length(Duration duration) {
    Duration rounded = duration.plusMillis(500);
    return rounded.toHours() > 0
        ? String.format(
            Locale.ROOT,
            "%d:%02d:%02d",
            rounded.toHours(),
            rounded.toMinutesPart(),
            rounded.toSecondsPart())
        : String.format(Locale.ROOT, "%d:%02d", rounded.toMinutesPart(), rounded.toSecondsPart());
  }
}
