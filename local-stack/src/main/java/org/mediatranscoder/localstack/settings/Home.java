package org.mediatranscoder.localstack.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The built repository that a stack runs from.
 *
 * @param repository its root
 */
public record Home(Path repository) {

  /** A program of the JDK that runs this, to run the others with. */
  public static String jdk(String program) {
    return Path.of(System.getProperty("java.home"), "bin", program).toString();
  }

  /** Made by {@code ServiceJar}; goes away with {@code mvn clean}. */
  public Path unpackedServices() {
    return made("local-stack/target/services");
  }

  /** A stack that only runs to make AOT caches lives here. */
  public Path training() {
    return made("local-stack/target/training");
  }

  /** How to start a JVM for a program of this module; a main class follows. */
  public List<String> javaCommand() {
    return List.of(
        jdk("java"),
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-cp",
        // That of this JVM: so one AOT cache fits it and those that it starts.
        System.getProperty("java.class.path"));
  }

  /** The supervisor's AOT cache; the script deletes that of an earlier build. */
  public Path supervisorCache() {
    return repository.resolve("local-stack/target/supervisor.aot");
  }

  private Path made(String folder) {
    return Folders.io(() -> Files.createDirectories(repository.resolve(folder)));
  }
}
