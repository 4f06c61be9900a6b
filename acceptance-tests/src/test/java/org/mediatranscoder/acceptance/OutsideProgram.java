package org.mediatranscoder.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program that is none of ours, run to its end. */
public final class OutsideProgram {

  private OutsideProgram() {}

  /** What it printed, standard output and errors as they came, and its exit code. */
  public record Outcome(int exitCode, String output) {}

  /**
   * @throws AssertionError if it takes longer than the limit
   */
  public static Outcome run(
      Path folder, Map<String, String> environment, Duration limit, String... words)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile("program", ".out");
    ProcessBuilder builder =
        new ProcessBuilder(List.of(words))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      process.destroyForcibly();
      throw new AssertionError(String.join(" ", words) + "\n" + Files.readString(output));
    }
    Outcome outcome = new Outcome(process.exitValue(), Files.readString(output));
    Files.delete(output);
    return outcome;
  }
}
