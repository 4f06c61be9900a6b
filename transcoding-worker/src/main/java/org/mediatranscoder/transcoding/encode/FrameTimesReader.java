package org.mediatranscoder.transcoding.encode;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mediatranscoder.transcoding.cage.OutputReader;

/**
 * Reads of FFmpeg's {@code framecrc} when the frames of two streams are shown, in parts of a second
 * that the command chose.
 */
final class FrameTimesReader implements OutputReader<FrameTimesReader.Times> {

  private static final Pattern FRAME = Pattern.compile("([01]), +-?\\d{1,18}, +(-?\\d{1,18}),.*");

  /** Of the first stream and of the second. */
  record Times(List<Long> source, List<Long> output) {

    /** Whether both have the same frames, each within the tolerance. */
    boolean agree(long tolerance) {
      if (source.isEmpty() || source.size() != output.size()) {
        return false;
      }
      for (int frame = 0; frame < source.size(); frame++) {
        if (Math.abs(source.get(frame) - output.get(frame)) > tolerance) {
          return false;
        }
      }
      return true;
    }
  }

  @Override
  public Times read(InputStream stdOut) throws IOException {
    Times times = new Times(new ArrayList<>(), new ArrayList<>());
    try (var lines = new BufferedReader(new InputStreamReader(stdOut, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Matcher frame = FRAME.matcher(line);
        if (frame.matches()) {
          List<Long> stream = frame.group(1).equals("0") ? times.source() : times.output();
          stream.add(Long.valueOf(frame.group(2)));
        }
      }
    }
    return times;
  }
}
