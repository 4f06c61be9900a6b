package org.mediatranscoder.transcoding.cage;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Three environment variables, and none of the worker's. */
final class CagedEnvironment {

  private CagedEnvironment() {}

  /** To start the command in the directory. */
  static ProcessBuilder builder(List<String> command, Path directory) {
    ProcessBuilder process = new ProcessBuilder(command).directory(directory.toFile());
    process.environment().clear();
    process
        .environment()
        .putAll(Map.of("PATH", "/usr/bin:/bin", "LANG", "C.UTF-8", "HOME", directory.toString()));
    return process;
  }
}
