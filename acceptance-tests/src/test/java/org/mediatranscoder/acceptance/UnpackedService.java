package org.mediatranscoder.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * A packaged service, unpacked as its container image has it, so that it starts quickly; with an
 * AOT cache even more so.
 */
final class UnpackedService {

  private static final Path FOLDER = Path.of("target", "unpacked");
  private static final int UNPACK_MINUTES = 3;

  private final Path packaged;
  private final Path folder;

  private UnpackedService(Path packaged, Path folder) {
    this.packaged = packaged;
    this.folder = folder;
  }

  /** Unpacks it, unless that was done since it was packaged. */
  static synchronized UnpackedService of(String name) throws IOException {
    UnpackedService service = new UnpackedService(packaged(name), FOLDER.resolve(name));
    if (!service.isUpToDate()) {
      service.unpack();
    }
    return service;
  }

  /** To be run with {@code java -jar}. */
  Path jar() {
    return folder.resolve(packaged.getFileName());
  }

  /** What a training run writes at its end. */
  Path aotCache() {
    return folder.resolve("start.aot");
  }

  /** The options of a JVM that makes use of the cache; none if there is no cache. */
  List<String> aotOptions() {
    return Files.exists(aotCache()) ? List.of("-XX:AOTCache=" + aotCache()) : List.of();
  }

  /** A jar says that it was modified when the build of this revision was, so its change counts. */
  private boolean isUpToDate() throws IOException {
    return Files.exists(jar())
        && Files.getLastModifiedTime(folder)
                .compareTo((FileTime) Files.getAttribute(packaged, "unix:ctime"))
            > 0;
  }

  private void unpack() throws IOException {
    FileSystemUtils.deleteRecursively(folder);
    List<String> command =
        List.of(
            ProcessHandle.current().info().command().orElse("java"),
            "-Djarmode=tools",
            "-jar",
            packaged.toString(),
            "extract",
            "--destination",
            folder.toString());
    Process process =
        new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    try {
      if (!process.waitFor(UNPACK_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IllegalStateException("Cannot unpack " + packaged);
      }
    } catch (InterruptedException stopped) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static Path packaged(String name) throws IOException {
    try (Stream<Path> files = Files.list(Path.of("..", name, "target"))) {
      return files
          .filter(
              file -> file.getFileName().toString().matches(name + "-[0-9][^-]*(-SNAPSHOT)?\\.jar"))
          .findFirst()
          .orElseThrow();
    }
  }
}
