package org.mediatranscoder.transcoding.probe;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import org.mediatranscoder.transcoding.cage.OutputReader;

/**
 * Reads all packets of a stream as ffprobe prints them, in constant memory: lines such as {@code
 * packet,0.033367,0.000000,0.033367,10910,K__} and {@code stream,0}. Times are in seconds.
 */
final class PacketSurveyReader implements OutputReader<PacketSurvey> {

  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,12}(\\.\\d{1,9})?");
  private static final int FLAGS = 5;

  private long packets;
  private long bytes;
  private long leftOut;
  private boolean regular = true;
  private boolean keyAtStart;
  private boolean captions;
  private double firstShown = Double.NaN;
  private double lastDecoded = Double.NEGATIVE_INFINITY;
  private double lastKey = Double.NaN;
  private double keyInterval;
  private double gap;
  private double end = Double.NaN;
  private double lastEnd = Double.NaN;

  @Override
  public PacketSurvey read(InputStream stdOut) throws IOException {
    try (var lines = new BufferedReader(new InputStreamReader(stdOut, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        note(line.split(",", -1), line);
      }
    }
    double length = packets == 0 ? 0 : Math.max(0, end - firstShown);
    if (!Double.isNaN(lastKey)) {
      keyInterval = Math.max(keyInterval, end - lastKey);
    }
    return new PacketSurvey(
        packets,
        bytes,
        duration(length),
        keyAtStart,
        leftOut,
        regular,
        duration(keyInterval),
        duration(gap),
        captions,
        false);
  }

  private void note(String[] row, String line) {
    if (row[0].equals("stream") && row.length > 1) {
      captions |= row[1].equals("1");
    } else if (row[0].equals("packet") && row.length > FLAGS) {
      boolean timed = isNumber(row[1]) && isNumber(row[4]);
      regular &= timed && !line.contains("New Extradata") && !row[FLAGS].contains("C");
      if (timed) {
        note(row, number(row[1]), isNumber(row[3]) ? number(row[3]) : 0);
        noteDecoded(row[2]);
      }
    }
  }

  /** Matroska does not say when frames are decoded, and FFmpeg finds out after the first ones. */
  private void noteDecoded(String time) {
    if (isNumber(time)) {
      regular &= number(time) > lastDecoded;
      lastDecoded = number(time);
    }
  }

  private void note(String[] row, double shown, double duration) {
    boolean key = row[FLAGS].contains("K");
    if (packets == 0) {
      firstShown = shown;
      keyAtStart = key;
      end = shown + duration;
    } else {
      keyAtStart &= shown >= firstShown;
      gap = Math.max(gap, Math.abs(shown - lastEnd));
      end = Math.max(end, shown + duration);
    }
    if (key) {
      keyInterval = Double.isNaN(lastKey) ? 0 : Math.max(keyInterval, shown - lastKey);
      lastKey = shown;
    }
    packets++;
    bytes += (long) number(row[4]);
    leftOut += row[FLAGS].contains("D") ? 1 : 0;
    lastEnd = shown + duration;
  }

  private static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches();
  }

  private static double number(String text) {
    return Double.parseDouble(text);
  }

  private static Duration duration(double seconds) {
    return Duration.ofMillis(Math.round(Double.isNaN(seconds) ? 0 : seconds * 1000));
  }
}
