package org.mediatranscoder.transcoding;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs ffmpeg and ffprobe over what a test has made: those of the folder that the property {@code
 * transcoder.test.measuring} names, else those of the search path.
 */
public final class MeasuringPrograms {

  private static final @Nullable String FOLDER = System.getProperty("transcoder.test.measuring");

  private MeasuringPrograms() {}

  /**
   * What a program printed, its errors too.
   *
   * @param command the name of the program and its arguments
   * @throws IllegalStateException with what it printed, if it fails
   */
  public static byte[] output(List<String> command) {
    return run(new ProcessBuilder(placed(command)).redirectErrorStream(true));
  }

  /** What a program wrote to its standard output; its errors go to that of the tests. */
  public static byte[] standardOutput(List<String> command) {
    return run(new ProcessBuilder(placed(command)).redirectError(ProcessBuilder.Redirect.INHERIT));
  }

  private static List<String> placed(List<String> command) {
    List<String> placed = new ArrayList<>(command);
    if (FOLDER != null) {
      Path program = Path.of(FOLDER, command.getFirst());
      program.toFile().setExecutable(true, false); // Came out of a jar, which does not say it.
      placed.set(0, program.toString());
    }
    return placed;
  }

  private static byte[] run(ProcessBuilder builder) {
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      byte[] output = process.getInputStream().readAllBytes();
      if (process.waitFor() != 0) {
        throw new IllegalStateException(builder.command() + "\n" + new String(output, UTF_8));
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
