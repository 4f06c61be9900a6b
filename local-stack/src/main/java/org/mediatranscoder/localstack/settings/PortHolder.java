package org.mediatranscoder.localstack.settings;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The process that listens on a port, so far as the system lets us see it: {@code /proc} shows the
 * processes of the same person, and where there is none {@code lsof} is asked if it is there.
 */
final class PortHolder {

  private static final Path PROC = Path.of("/proc");

  /** Of proc(5), tcp: local address and port, remote address, the state LISTEN, …, the inode. */
  private static final Pattern LISTENING =
      Pattern.compile(
          " *\\d+: \\p{XDigit}+:(\\p{XDigit}{4}) \\S+ 0A \\S+ \\S+ \\S+ +\\d+ +\\d+ (\\d+) .*");

  private PortHolder() {}

  static Optional<ProcessHandle> of(int port) {
    Optional<Long> pid = Files.exists(PROC.resolve("net/tcp")) ? byProc(port) : byLsof(port);
    return pid.flatMap(ProcessHandle::of);
  }

  private static Optional<Long> byProc(int port) {
    List<Path> sockets =
        Stream.of("net/tcp", "net/tcp6")
            .flatMap(table -> lines(PROC.resolve(table)))
            .map(LISTENING::matcher)
            .filter(Matcher::matches)
            .filter(listening -> Integer.parseInt(listening.group(1), 16) == port)
            .map(listening -> Path.of("socket:[" + listening.group(2) + "]"))
            .toList();
    return ProcessHandle.allProcesses()
        .map(ProcessHandle::pid)
        .filter(pid -> hasOpen(pid, sockets))
        .findFirst();
  }

  private static boolean hasOpen(long pid, List<Path> sockets) {
    try (DirectoryStream<Path> open =
        Files.newDirectoryStream(PROC.resolve(Long.toString(pid)).resolve("fd"))) {
      for (Path file : open) {
        if (sockets.contains(Files.readSymbolicLink(file))) {
          return true;
        }
      }
      return false;
    } catch (IOException | java.nio.file.DirectoryIteratorException endedOrAnotherPersons) {
      return false;
    }
  }

  private static Stream<String> lines(Path table) {
    try {
      return Files.readAllLines(table).stream();
    } catch (IOException noSuchTable) {
      return Stream.empty();
    }
  }

  private static Optional<Long> byLsof(int port) {
    try {
      Process lsof =
          new ProcessBuilder("lsof", "-nP", "-t", "-iTCP:" + port, "-sTCP:LISTEN")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!lsof.waitFor(5, TimeUnit.SECONDS)) {
        lsof.destroyForcibly();
        return Optional.empty();
      }
      try (var output = lsof.inputReader()) {
        return output.lines().findFirst().map(Long::valueOf);
      }
    } catch (IOException notInstalled) {
      return Optional.empty();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
