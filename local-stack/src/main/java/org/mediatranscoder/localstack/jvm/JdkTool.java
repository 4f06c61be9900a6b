package org.mediatranscoder.localstack.jvm;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.mediatranscoder.localstack.supervise.ProcessFailedException;

/** A program of the JDK that runs this, for work that is done and over. */
public enum JdkTool {
  JAVA("java", ""),
  JAVAC("javac", "-J"),
  JAR("jar", "-J");

  private static final int LIMIT_MINUTES = 3;

  private final String program;
  private final String prefix;

  JdkTool(String program, String prefix) {
    this.program = program;
    this.prefix = prefix;
  }

  /**
   * Runs it to its end, three minutes at most.
   *
   * @param environment added to our own
   * @param log gets what it says, appended
   * @throws ProcessFailedException if it fails, naming the log
   */
  public void run(Map<String, String> environment, Path log, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", program).toString());
    command.add(prefix + "-XX:+UseSerialGC");
    command.add(prefix + "-XX:TieredStopAtLevel=1");
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectInput(Redirect.from(new File("/dev/null")))
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    if (!succeeds(builder)) {
      throw new ProcessFailedException("%s failed; log: %s".formatted(program, log));
    }
  }

  private static boolean succeeds(ProcessBuilder builder) {
    try {
      Process process = builder.start();
      try {
        return process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES) && process.exitValue() == 0;
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
