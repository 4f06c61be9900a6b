package org.mediatranscoder.transcoding.probe;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.transcoding.cage.OutputReader;
import org.mediatranscoder.transcoding.probe.SourceFrames.Places;
import org.mediatranscoder.transcoding.probe.SourceFrames.Times;

/**
 * Reads all packets of a video as ffprobe prints them: {@code packet,3003,5120,48,K__}, with size
 * and place.
 */
final class SourceFramesReader implements OutputReader<SourceFrames> {

  /** Ten hours with 60 frames a second. */
  private static final int MOST = 2_200_000;

  private final LongStream.Builder times = LongStream.builder();
  private final LongStream.Builder cuts = LongStream.builder();
  private final LongStream.Builder starts = LongStream.builder();
  private final LongStream.Builder ends = LongStream.builder();
  private boolean placed = true;
  private long start = Long.MAX_VALUE;
  private long end;
  private boolean regular = true;
  private int packets;
  private long firstKey;
  private long latest = Long.MIN_VALUE;

  @Override
  public SourceFrames read(InputStream stdOut) throws IOException {
    try (var lines = new BufferedReader(new InputStreamReader(stdOut, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] row = line.split(",", -1);
        if (row[0].equals("packet") && row.length > 4) {
          note(ProbedText.number(row[1]), row[4]);
          place(ProbedText.number(row[2]), ProbedText.number(row[3]));
        }
      }
    }
    Times shown = new Times(times.build().toArray());
    Times all = new Times(cuts.build().toArray());
    return new SourceFrames(
        regular && packets > 0 && shown.differ(), shown, all, places(all.count()));
  }

  private Places places(int count) {
    nextCut();
    long[] from = starts.build().toArray();
    return placed && from.length == count
        ? new Places(from, ends.build().toArray())
        : new Places(new long[0], new long[0]);
  }

  private void place(@Nullable Long size, @Nullable Long position) {
    if (size == null || position == null || size <= 0 || position < 0) {
      placed = false;
      return;
    }
    start = Math.min(start, position);
    end = Math.max(end, position + size);
  }

  private void nextCut() {
    if (end > 0) {
      starts.add(start);
      ends.add(end);
    }
    start = Long.MAX_VALUE;
    end = 0;
  }

  private void note(@Nullable Long shown, String flags) {
    packets++;
    if (shown == null || packets > MOST || flags.contains("C")) {
      regular = false;
      return;
    }
    boolean key = flags.contains("K");
    if (packets == 1) {
      firstKey = shown;
      regular &= key;
    }
    regular &= shown >= firstKey;
    if (!flags.contains("D")) {
      times.add(shown);
      if (key && shown > latest) {
        cuts.add(shown);
        nextCut();
      }
    }
    latest = Math.max(latest, shown);
  }
}
