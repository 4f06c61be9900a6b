package org.mediatranscoder.transcoding.cage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The living processes of this machine, by the directory in which they run; Linux only. */
public final class ProcessesIn {

  private ProcessesIn() {}

  /** Their ids; a dead one that nobody has looked at has no directory any more. */
  public static List<String> directory(Path directory) throws IOException {
    Path real = directory.toRealPath();
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      return processes
          .filter(process -> isIn(process, real))
          .map(process -> process.getFileName().toString())
          .toList();
    }
  }

  private static boolean isIn(Path process, Path directory) {
    try {
      return Files.readSymbolicLink(process.resolve("cwd")).equals(directory);
    } catch (IOException endedOrNoProcess) {
      return false;
    }
  }
}
