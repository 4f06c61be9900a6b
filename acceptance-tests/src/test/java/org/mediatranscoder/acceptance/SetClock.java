package org.mediatranscoder.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Programs that see the machine as it is after its clock was set. Linux then tells another time of
 * the boot, from which start instants of processes are derived; here it does so in a mount
 * namespace alone.
 */
final class SetClock {

  private static final Path STAT = Path.of("/proc/stat");
  private static final Pattern BOOT = Pattern.compile("(?m)^btime (\\d+)$");

  private final List<String> before;

  private SetClock(Path stat) {
    this.before =
        List.of(
            "unshare",
            "--map-root-user",
            "--mount",
            "sh",
            "-c",
            "mount --bind \"$1\" /proc/stat && shift && exec \"$@\"",
            "sh",
            stat.toString());
  }

  /**
   * The clock has gone an hour forward.
   *
   * @param folder for what the programs see
   */
  static SetClock anHourLater(Path folder) throws IOException {
    String later =
        BOOT.matcher(Files.readString(STAT))
            .replaceFirst(found -> "btime " + (Long.parseLong(found.group(1)) + 3600));
    return new SetClock(Files.writeString(folder.resolve("stat"), later));
  }

  /** Whether this machine has mount namespaces for us. */
  boolean canBeSeen() throws IOException, InterruptedException {
    try {
      return start(Map.of(), List.of("true")).waitFor() == 0;
    } catch (IOException noSuchProgram) {
      return false;
    }
  }

  /** The standard output of the program; whatever it says besides is not looked at. */
  String output(Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    Process process = start(environment, command);
    try (var output = process.inputReader()) {
      return String.join("\n", output.lines().toList());
    } finally {
      if (!process.waitFor(1, TimeUnit.MINUTES)) {
        process.destroyForcibly();
      }
    }
  }

  private Process start(Map<String, String> environment, List<String> command) throws IOException {
    List<String> all = new ArrayList<>(before);
    all.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(all).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().putAll(environment);
    return builder.start();
  }
}
