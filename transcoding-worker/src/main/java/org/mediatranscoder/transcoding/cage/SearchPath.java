package org.mediatranscoder.transcoding.cage;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The directories in which programs are looked for. */
record SearchPath(List<Path> directories) {

  /** What the environment variable {@code PATH} says. */
  static SearchPath ofEnvironment() {
    String path = Objects.requireNonNullElse(System.getenv("PATH"), "/usr/local/bin:/usr/bin:/bin");
    return new SearchPath(
        Arrays.stream(path.split(File.pathSeparator, -1))
            .filter(directory -> !directory.isEmpty())
            .map(Path::of)
            .toList());
  }

  Optional<Path> find(String program) {
    return directories.stream()
        .map(directory -> directory.resolve(program).toAbsolutePath())
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }
}
