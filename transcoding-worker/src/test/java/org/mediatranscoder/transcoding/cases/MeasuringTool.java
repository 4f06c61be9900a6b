package org.mediatranscoder.transcoding.cases;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mediatranscoder.transcoding.MeasuringPrograms;

/** What ffprobe and ffmpeg say of a file, whichever version made it. */
final class MeasuringTool {

  private MeasuringTool() {}

  /** What ffprobe prints, as lines. */
  static List<String> probe(Path file, String... options) {
    List<String> command = new ArrayList<>(List.of("ffprobe", "-v", "error"));
    command.addAll(Arrays.asList(options));
    command.add(file.toString());
    return lines(run(command, false));
  }

  /** What ffmpeg writes to its standard output. */
  static byte[] decode(Path file, String... options) {
    return run(command(file, "error", options), false);
  }

  /** What ffmpeg says of the file. */
  static List<String> log(Path file, String... options) {
    return lines(run(command(file, "info", options), true));
  }

  private static List<String> command(Path file, String level, String... options) {
    List<String> command = new ArrayList<>(List.of("ffmpeg", "-nostdin", "-hide_banner"));
    command.addAll(List.of("-v", level, "-i", file.toString()));
    command.addAll(Arrays.asList(options));
    return command;
  }

  private static List<String> lines(byte[] output) {
    return new String(output, StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.isBlank())
        .toList();
  }

  private static byte[] run(List<String> command, boolean says) {
    return says ? MeasuringPrograms.output(command) : MeasuringPrograms.standardOutput(command);
  }
}
