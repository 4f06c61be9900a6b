package org.mediatranscoder.transcoding;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
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

  /**
   * The packets of the only stream, in the order of the file, as ffprobe tells these fields of
   * each, such as {@code pts_time,size,flags}.
   */
  public static List<String> packets(Path file, String fields) {
    return lines(
            "ffprobe",
            "-v",
            "error",
            "-show_entries",
            "packet=" + fields,
            "-of",
            "csv=p=0",
            file.toString())
        .filter(line -> !line.isBlank())
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

  /** What ffprobe prints of these entries, such as {@code stream_tags=language}, one each. */
  public static List<String> entries(Path file, String entries) {
    return lines(
            "ffprobe",
            "-v",
            "error",
            "-show_entries",
            entries,
            "-of",
            "default=nk=1:nw=1",
            file.toString())
        .toList();
  }

  /** A hash of what each stream decodes to, in the order of the file. */
  public static List<String> hashes(Path file) {
    return lines(
            "ffmpeg",
            "-nostdin",
            "-v",
            "error",
            "-i",
            file.toString(),
            "-map",
            "0:v?",
            "-map",
            "0:a?",
            "-fps_mode",
            "passthrough",
            "-f",
            "streamhash",
            "-hash",
            "md5",
            "-")
        .toList();
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
   * When frames begin that show two moments at once, in seconds, as idet sees it in a frame and its
   * adjacent frames. So the first frame and the last cannot be told. Its own threshold takes fine
   * detail for fields.
   */
  public static List<Double> combedTimes(Path file) {
    List<String> printed =
        lines(
                "ffmpeg",
                "-nostdin",
                "-v",
                "error",
                "-i",
                file.toString(),
                "-vf",
                "idet=intl_thres=1.15,metadata=mode=print:key=lavfi.idet.single.current_frame:file=-",
                "-f",
                "null",
                "-")
            .toList();
    List<Double> combed = new ArrayList<>();
    for (int line = 2; line < printed.size() - 2; line += 2) {
      if (!printed.get(line + 1).endsWith("progressive")
          && !printed.get(line + 1).endsWith("undetermined")) {
        combed.add(Double.parseDouble(printed.get(line).replaceFirst(".*pts_time:", "")));
      }
    }
    return combed;
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

  /** How many levels of luma the first frame has, of 1024. */
  public static long lumaSteps(Path file) {
    byte[] bytes =
        output(
            "ffmpeg",
            "-nostdin",
            "-v",
            "error",
            "-i",
            file.toString(),
            "-frames:v",
            "1",
            "-vf",
            "extractplanes=y",
            "-pix_fmt",
            "gray10le",
            "-f",
            "rawvideo",
            "-");
    return IntStream.range(0, bytes.length / 2)
        .map(at -> (bytes[2 * at] & 255) | (bytes[2 * at + 1] << 8))
        .distinct()
        .count();
  }

  private static Stream<String> lines(String... command) {
    return run(command).lines().filter(line -> !line.isBlank());
  }

  private static String run(String... command) {
    return new String(output(command), StandardCharsets.UTF_8);
  }

  private static byte[] output(String... command) {
    return MeasuringPrograms.output(List.of(command));
  }
}
