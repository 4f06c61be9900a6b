package org.mediatranscoder.transcoding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the tools on the search path measure in a file, whatever made it. */
public final class Measurements {

  private Measurements() {}

  /** When the frames of the video begin, in seconds, in the order in which they are shown. */
  public static List<Double> times(Path file) {
    return lines(
            "ffprobe",
            "-v",
            "error",
            "-select_streams",
            "v",
            "-show_entries",
            "frame=best_effort_timestamp_time",
            "-of",
            "csv=p=0",
            file.toString())
        .map(line -> Double.parseDouble(line.replace(",", "")))
        .toList();
  }

  /** A field of the video stream, such as {@code level}, as ffprobe writes it. */
  public static String stream(Path file, String entries) {
    return String.join(
        " ",
        lines(
                "ffprobe",
                "-v",
                "error",
                "-select_streams",
                "v",
                "-show_entries",
                "stream=" + entries,
                "-of",
                "csv=p=0",
                file.toString())
            .toList());
  }

  /** The length of the whole, in seconds. */
  public static double duration(Path file) {
    return Double.parseDouble(
        lines(
                "ffprobe",
                "-v",
                "error",
                "-show_entries",
                "format=duration",
                "-of",
                "csv=p=0",
                file.toString())
            .findFirst()
            .orElseThrow());
  }

  /**
   * How many frames show two moments at once, as idet sees it. It sees that of the first frame of
   * whatever was interpolated, as it has none before, and of the four that follow.
   */
  public static long combedFrames(Path file) {
    return lines(
            "ffmpeg",
            "-nostdin",
            "-v",
            "error",
            "-i",
            file.toString(),
            "-vf",
            "idet,metadata=mode=print:key=lavfi.idet.multiple.current_frame:file=-",
            "-f",
            "null",
            "-")
        .filter(line -> line.startsWith("lavfi."))
        .skip(5)
        .filter(line -> line.endsWith("=tff") || line.endsWith("=bff"))
        .count();
  }

  /** Red, green and blue of one pixel of each frame, read as its tags say. */
  public static List<List<Integer>> pixels(Path file, int x, int y) {
    byte[] bytes =
        output(
            "ffmpeg",
            "-nostdin",
            "-v",
            "error",
            "-i",
            file.toString(),
            "-vf",
            "crop=2:2:%d:%d,scale=1:1,format=rgb24".formatted(x, y),
            "-fps_mode",
            "passthrough",
            "-f",
            "rawvideo",
            "-");
    List<List<Integer>> pixels = new ArrayList<>();
    for (int at = 0; at < bytes.length; at += 3) {
      pixels.add(List.of(bytes[at] & 255, bytes[at + 1] & 255, bytes[at + 2] & 255));
    }
    return pixels;
  }

  private static Stream<String> lines(String... command) {
    return run(command).lines().filter(line -> !line.isBlank());
  }

  private static String run(String... command) {
    return new String(output(command), StandardCharsets.UTF_8);
  }

  private static byte[] output(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      byte[] output = process.getInputStream().readAllBytes();
      if (process.waitFor() != 0) {
        throw new IllegalStateException(new String(output, StandardCharsets.UTF_8));
      }
      return output;
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
