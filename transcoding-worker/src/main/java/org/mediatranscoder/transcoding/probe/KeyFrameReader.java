package org.mediatranscoder.transcoding.probe;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.transcoding.cage.OutputReader;

/**
 * Finds, among packets as ffprobe prints them ({@code packet,1.920000,K__}), the last key frame
 * that is shown at a time or before it. One after which frames are stored that are shown earlier
 * does not count, as those would be lost.
 */
final class KeyFrameReader implements OutputReader<Optional<Duration>> {

  private static final double ROUNDED = 0.0005;

  private final double latest;
  private double candidate = Double.NaN;
  private double found = Double.NaN;

  /**
   * @param latest on the clock of the file
   */
  KeyFrameReader(Duration latest) {
    this.latest = latest.toNanos() / 1e9;
  }

  @Override
  public Optional<Duration> read(InputStream stdOut) throws IOException {
    try (var lines = new BufferedReader(new InputStreamReader(stdOut, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] row = line.split(",", -1);
        Duration time = row.length > 2 ? ProbedText.time(row[1]) : null;
        if (time != null) {
          note(time.toNanos() / 1e9, row[2]);
        }
      }
    }
    accept();
    return Optional.ofNullable(duration(found));
  }

  private void note(double shown, String flags) {
    if (shown < candidate) {
      candidate = Double.NaN;
    }
    if (flags.contains("K")) {
      accept();
      candidate = flags.contains("D") || shown > latest + ROUNDED ? Double.NaN : shown;
    }
  }

  private void accept() {
    if (!Double.isNaN(candidate)) {
      found = candidate;
    }
  }

  private static @Nullable Duration duration(double seconds) {
    return Double.isNaN(seconds) ? null : Duration.ofNanos(Math.round(seconds * 1e6) * 1000);
  }
}
