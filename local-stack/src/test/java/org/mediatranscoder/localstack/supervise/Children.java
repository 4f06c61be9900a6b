package org.mediatranscoder.localstack.supervise;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Trivial children for tests. */
final class Children {

  private Children() {}

  /** A shell script as a child; its log is in the folder. */
  static ProcessSpec shell(String name, String script, Path folder, Readiness readiness) {
    return new ProcessSpec(
        name,
        List.of("sh", "-c", script),
        Map.of(),
        folder,
        folder.resolve(name + ".log"),
        readiness,
        Duration.ofSeconds(10),
        Duration.ofSeconds(5));
  }
}
