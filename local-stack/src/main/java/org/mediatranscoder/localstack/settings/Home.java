package org.mediatranscoder.localstack.settings;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

  /** How to start a JVM for a program of this module; a main class follows. */
  public List<String> javaCommand() {
    return List.of(
        java().toString(),
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-cp",
        classPath());
  }

  /** The script's start cache of the supervisor. */
  public Path supervisorCache() {
    return repository.resolve("local-stack/target/supervisor.aot");
  }

  /** The script makes the same, so that one start cache fits both: sorted by bytes. */
  public String classPath() {
    Path target = repository.resolve("local-stack/target");
    return Stream.of(jars(target, "local-stack-*.jar"), jars(target.resolve("lib"), "*.jar"))
        .flatMap(List::stream)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static List<String> jars(Path folder, String pattern) {
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, pattern)) {
      List<String> names = new ArrayList<>();
      jars.forEach(jar -> names.add(jar.toString()));
      names.sort(null);
      return names;
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
