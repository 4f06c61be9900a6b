package org.mediatranscoder.transcoding.probe;

import java.time.Duration;
import java.util.regex.Pattern;

/** What the packets of one stream tell, as {@link PacketSurveyReader} reads them. */
final class StreamPackets {

  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,12}(\\.\\d{1,9})?");
  private static final int SIZE = 5;
  private static final int FLAGS = 6;

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

  PacketSurvey survey() {
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

  void note(String[] row, String line) {
    if (row[0].equals("stream")) {
      captions |= row[2].equals("1");
    } else if (row[0].equals("packet") && row.length > FLAGS) {
      boolean timed = isNumber(row[2]) && isNumber(row[SIZE]);
      regular &= timed && !line.contains("New Extradata") && !row[FLAGS].contains("C");
      if (timed) {
        note(row, number(row[2]), isNumber(row[4]) ? number(row[4]) : 0);
        noteDecoded(row[3]);
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
    bytes += (long) number(row[SIZE]);
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
