package org.mediatranscoder.localstack.settings;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The built repository that a stack runs from.
 *
 * @param repository its root
 */
public record Home(Path repository) {

  /** The JVM that runs this, to run the others with. */
  public Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  /** Made by {@code ServiceJar}; goes away with {@code mvn clean}. */
  public Path unpackedServices() {
    return made("local-stack/target/services");
  }

  /** A stack that only runs to make start caches lives here. */
  public Path training() {
    return made("local-stack/target/training");
  }

  /** Starts a JVM with the class path of this module; options and a main class follow. */
  public List<String> javaWithClassPath() {
    return List.of(
        java().toString(),
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-cp",
        classPath());
  }

  private String classPath() {
    Path target = repository.resolve("local-stack/target");
    try (Stream<Path> jars = Files.list(target.resolve("lib"))) {
      // Sorted, since the order that the file system gives is not the same everywhere.
      return Stream.concat(Stream.of(target.resolve("classes")), jars.sorted())
          .map(Path::toString)
          .collect(Collectors.joining(File.pathSeparator));
    } catch (IOException e) {
      throw new SettingsException("local-stack is not built: " + e.getMessage());
    }
  }

  private Path made(String folder) {
    try {
      return Files.createDirectories(repository.resolve(folder));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
