package org.mediatranscoder.transcoding.cage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What this process started, and what that started, by the name of the program; Linux only. */
final class DescendantsNamed {

  private DescendantsNamed() {}

  /** Also those of another user, whose command line may be hidden. */
  static Stream<ProcessHandle> of(String name) {
    return ProcessHandle.current().descendants().filter(process -> name.equals(nameOf(process)));
  }

  private static String nameOf(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(process.pid()), "comm")).strip();
    } catch (IOException ended) {
      return "";
    }
  }
}
