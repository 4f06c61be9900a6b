package org.mediatranscoder.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The script at the root of the repository, as a person calls it.
 *
 * @param environment added to this process's own
 */
record CommandLine(Path folder, Map<String, String> environment) {

  /** What a command printed, and its exit code. */
  record Outcome(int exitCode, String output, String errors) {

    String lastLine() {
      return output.lines().reduce("", (before, line) -> line);
    }

    Outcome succeeded() {
      if (exitCode != 0) {
        throw new AssertionError("exit code " + exitCode + "\n" + output + "\n" + errors);
      }
      return this;
    }
  }

  Outcome run(Duration limit, String... words) {
    try {
      Path output = Files.createTempFile("transcoder", ".out");
      Path errors = Files.createTempFile("transcoder", ".err");
      Process process = start(output, errors, words);
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroy();
        throw new AssertionError(
            String.join(" ", words) + " took longer than " + limit + "\n" + read(errors));
      }
      Outcome outcome = new Outcome(process.exitValue(), read(output), read(errors));
      Files.delete(output);
      Files.delete(errors);
      return outcome;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The files get standard output and errors; the caller stops the process. */
  Process start(Path output, Path errors, String... words) throws IOException {
    List<String> command = new ArrayList<>(List.of(script().toString()));
    command.addAll(List.of(words));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile());
    builder.environment().putAll(environment);
    return builder.start();
  }

  /** Surefire runs in the module's folder; the script lies one above. */
  static Path script() {
    return Path.of("..", "transcoder").toAbsolutePath().normalize();
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
