package org.mediatranscoder.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** HandBrakeCLI with the settings that are nearest to those of {@code mp4-720p}. */
final class HandBrake {

  private static final String PROGRAM = "HandBrakeCLI";

  private HandBrake() {}

  /** Whether it is on this machine; says so if it is not. */
  static boolean isThere() throws InterruptedException {
    try {
      new ProcessBuilder(PROGRAM, "--version")
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
      return true;
    } catch (IOException missing) {
      System.out.println("HandBrakeCLI is not compared: apt-get install handbrake-cli");
      return false;
    }
  }

  static List<String> command(Path source, Path output) {
    return List.of(
        PROGRAM,
        "--input",
        source.toString(),
        "--output",
        output.toString(),
        "--format",
        "av_mp4",
        "--optimize",
        "--encoder",
        "x264",
        "--encoder-preset",
        "fast",
        "--quality",
        "22",
        "--maxWidth",
        "1280",
        "--maxHeight",
        "720",
        "--vfr",
        "--aencoder",
        "av_aac",
        "--ab",
        "128");
  }
}
