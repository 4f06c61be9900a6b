package org.mediatranscoder.localstack.supervise;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How to run one child process.
 *
 * @param name what people call it
 * @param command program and arguments
 * @param environment added to the supervisor's own
 * @param folder where it runs
 * @param log gets standard output and error, appended
 * @param readiness tells when it can be used
 * @param startLimit after this long without being ready it has failed
 * @param stopLimit after a polite request to end, it is killed when this has passed
 */
public record ProcessSpec(
    String name,
    List<String> command,
    Map<String, String> environment,
    Path folder,
    Path log,
    Readiness readiness,
    Duration startLimit,
    Duration stopLimit) {

  private static final int TAIL_LINES = 20;
  private static final int TAIL_BYTES = 16 * 1024;

  public ProcessSpec {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /** The last lines of the log, at most 20, indented: for a message about what went wrong. */
  String logTail() {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      byte[] end = new byte[(int) Math.min(TAIL_BYTES, file.length())];
      file.seek(file.length() - end.length);
      file.readFully(end);
      List<String> lines = new String(end, StandardCharsets.UTF_8).lines().toList();
      return lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()).stream()
          .map("  | "::concat)
          .collect(Collectors.joining(System.lineSeparator()));
    } catch (IOException unreadable) {
      return "  | (cannot be read: " + unreadable.getMessage() + ")";
    }
  }
}
