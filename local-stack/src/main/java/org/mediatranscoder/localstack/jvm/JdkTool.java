package org.mediatranscoder.localstack.jvm;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.mediatranscoder.localstack.settings.CommandFailedException;
import org.mediatranscoder.localstack.settings.Folders;
import org.mediatranscoder.localstack.settings.Home;
import org.mediatranscoder.localstack.supervise.Launcher;

/** A program of the JDK that runs this, for work that is done and over. */
public final class JdkTool {

  private static final int LIMIT_MINUTES = 3;

  private JdkTool() {}

  /**
   * Runs it to its end, three minutes at most.
   *
   * @param program {@code java}, {@code javac} or {@code jar}
   * @param environment added to our own
   * @param log gets what it says, appended
   * @throws CommandFailedException if it fails, naming the log
   */
  public static void run(
      String program, Map<String, String> environment, Path log, List<String> arguments) {
    String prefix = program.equals("java") ? "" : "-J";
    List<String> command = new ArrayList<>(List.of(Home.jdk(program)));
    command.addAll(List.of(prefix + "-XX:+UseSerialGC", prefix + "-XX:TieredStopAtLevel=1"));
    command.addAll(arguments);
    if (!succeeds(Folders.io(Launcher.unattended(command, environment, log)::start))) {
      throw new CommandFailedException("%s failed; log: %s".formatted(program, log));
    }
  }

  private static boolean succeeds(Process process) {
    try {
      return process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES) && process.exitValue() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      process.destroyForcibly();
    }
  }
}
