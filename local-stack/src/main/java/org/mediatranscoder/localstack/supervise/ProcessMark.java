package org.mediatranscoder.localstack.supervise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What tells a process from a later one that has its id, and stays the same when the clock of the
 * system is set.
 *
 * <p>On Linux the start instant that the JDK gives is computed from the clock, so it moves with it.
 * There the mark is the id of this boot and the start in ticks since then (field 22 of {@code
 * /proc/PID/stat}, see proc(5)). Other systems note the instant when the process starts, so the
 * JDK's is the mark.
 */
final class ProcessMark {

  private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");

  /** Of field 22, counted from field 3, which follows the name in brackets. */
  private static final int START = 19;

  private ProcessMark() {}

  /** The mark, one word; empty if the process has ended or cannot be looked at. */
  static Optional<String> of(ProcessHandle process) {
    return Files.exists(BOOT) ? ticks(process) : instant(process);
  }

  private static Optional<String> ticks(ProcessHandle process) {
    try {
      String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      return Optional.of(Files.readString(BOOT).strip() + ":" + fields[START]);
    } catch (IOException ended) {
      return Optional.empty();
    }
  }

  private static Optional<String> instant(ProcessHandle process) {
    return process.info().startInstant().map(at -> Long.toString(at.toEpochMilli()));
  }
}
