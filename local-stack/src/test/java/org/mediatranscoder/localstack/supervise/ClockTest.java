package org.mediatranscoder.localstack.supervise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The clock of the system is not set for this. Linux derives the start instant of a process from
 * the time of the boot in {@code /proc/stat}, which moves with the clock: another JVM sees another
 * file there, in a mount namespace of its own.
 */
class ClockTest {

  private static final Path STAT = Path.of("/proc/stat");
  private static final Pattern BOOT = Pattern.compile("(?m)^btime (\\d+)$");

  @TempDir Path folder;

  @Test
  void aProcessIsRecognisedAfterTheClockWasSet() throws Exception {
    assumeTrue(Files.exists(STAT) && canMount(), "No mount namespaces: the clock cannot be faked");
    Process ours = new ProcessBuilder("sleep", "600").start();
    try {
      new RunFolder(folder).record("ours", ours.toHandle());
      String now = ours.toHandle().info().startInstant().orElseThrow().toString();

      List<String> seen = anHourLater();

      assertThat(seen.getFirst()).as("the clock looks set").isNotEqualTo(now);
      assertThat(seen.getLast()).isEqualTo("process " + ours.pid());
    } finally {
      ours.destroyForcibly();
    }
  }

  private List<String> anHourLater() throws IOException, InterruptedException {
    String stat = Files.readString(STAT);
    String later =
        BOOT.matcher(stat)
            .replaceFirst(found -> "btime " + (Long.parseLong(found.group(1)) + 3600));
    Path moved = Files.writeString(folder.resolve("stat"), later);
    Process reader =
        new ProcessBuilder(
                "unshare",
                "--map-root-user",
                "--mount",
                "sh",
                "-c",
                "mount --bind \"$1\" /proc/stat && shift && exec \"$@\"",
                "sh",
                moved.toString(),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Reader.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .start();
    try (var output = reader.inputReader()) {
      return output.lines().toList();
    } finally {
      reader.waitFor();
    }
  }

  private static boolean canMount() throws InterruptedException {
    try {
      return new ProcessBuilder(
                  "unshare",
                  "--map-root-user",
                  "--mount",
                  "mount",
                  "--bind",
                  "/proc/version",
                  "/proc/stat")
              .start()
              .waitFor()
          == 0;
    } catch (IOException noSuchProgram) {
      return false;
    }
  }

  /** Says when the process seems to have started, and whether it is recognised. */
  static final class Reader {

    private Reader() {}

    public static void main(String[] folder) throws IOException {
      Path run = Path.of(folder[0]);
      long pid = Long.parseLong(Files.readString(run.resolve("ours.pid")).split(" ", -1)[0]);
      System.out.println(ProcessHandle.of(pid).orElseThrow().info().startInstant().orElseThrow());
      System.out.println(
          new RunFolder(run)
              .find("ours")
              .map(process -> "process " + process.pid())
              .orElse("nothing"));
    }
  }
}
