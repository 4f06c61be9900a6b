package org.mediatranscoder.transcoding.probe;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import org.mediatranscoder.transcoding.cage.OutputReader;

/**
 * Reads what ffprobe prints of packets and streams, in constant memory: a line for each, such as
 * {@code packet,9.000000,9.000000,0.040000,K__} or {@code stream,0.023000}.
 */
final class PacketTimesReader implements OutputReader<PacketTimes> {

  /** The flag of a packet that an edit list leaves out. */
  private static final String DISCARDED = "D";

  private static final Pattern SECONDS = Pattern.compile("-?\\d{1,12}(\\.\\d{1,9})?");

  private Duration start = Duration.ofSeconds(Long.MAX_VALUE);
  private Duration lastBegins = Duration.ZERO;
  private Duration lastEnds = Duration.ZERO;
  private boolean hasPackets;

  @Override
  public PacketTimes read(InputStream stdOut) throws IOException {
    try (var lines = new BufferedReader(new InputStreamReader(stdOut, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        note(line.split(",", -1));
      }
    }
    return new PacketTimes(hasPackets, sinceStart(lastBegins), sinceStart(lastEnds));
  }

  private void note(String[] row) {
    if (row[0].equals("stream") && row.length == 2) {
      start = min(start, seconds(row[1]));
    } else if (row[0].equals("packet") && row.length >= 5) {
      hasPackets = true;
      notePacket(row);
    }
  }

  private void notePacket(String[] row) {
    if (!row[4].contains(DISCARDED)) {
      Duration begins = max(seconds(row[1]), seconds(row[2]));
      lastBegins = max(lastBegins, begins);
      lastEnds = max(lastEnds, begins.plus(seconds(row[3])));
    }
  }

  /** Streams are named after all packets; one that does not say when it begins does so at zero. */
  private Duration sinceStart(Duration time) {
    Duration since = time.minus(min(start, time));
    return since.isNegative() ? Duration.ZERO : since;
  }

  private static Duration seconds(String text) {
    return SECONDS.matcher(text).matches()
        ? Duration.ofNanos(new BigDecimal(text).movePointRight(9).longValue())
        : Duration.ZERO;
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static Duration max(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
