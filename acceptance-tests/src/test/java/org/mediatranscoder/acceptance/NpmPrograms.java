package org.mediatranscoder.acceptance;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.mediatranscoder.testsupport.Programs;

/** Programs of npm in a folder below {@code target}, with the files beside their package.json. */
public final class NpmPrograms {

  private static final Duration INSTALLATION = Duration.ofMinutes(5);

  private final Path folder;

  private NpmPrograms(Path folder) {
    this.folder = folder;
  }

  /**
   * Installs what {@code src/test/resources/NAME/package.json} says, once for each build folder and
   * version. Skips the test where there is no Node or npm cannot install it.
   */
  public static NpmPrograms of(String name) throws IOException, InterruptedException {
    Path resources = Path.of("src/test/resources").resolve(name);
    Path folder = Files.createDirectories(Path.of("target").resolve(name).toAbsolutePath());
    try (Stream<Path> files = Files.list(resources)) {
      for (Path file : files.toList()) {
        Path copy = folder.resolve(file.getFileName());
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    install(folder);
    return new NpmPrograms(folder);
  }

  /** Where they run, and what they look at lies. */
  public Path folder() {
    return folder;
  }

  /** What one of them printed, and how it ended. */
  public OutsideProgram.Outcome run(
      Map<String, String> environment, String program, String... words)
      throws IOException, InterruptedException {
    Path binary = folder.resolve("node_modules/.bin").resolve(program);
    String[] command =
        Stream.concat(Stream.of(binary.toString()), Stream.of(words)).toArray(String[]::new);
    return OutsideProgram.run(folder, environment, Duration.ofMinutes(2), command);
  }

  private static void install(Path folder) throws IOException, InterruptedException {
    Path wanted = folder.resolve("package.json");
    Path installed = folder.resolve("node_modules/installed.json");
    if (Files.exists(installed) && Files.mismatch(installed, wanted) == -1) {
      return;
    }
    if (Programs.find("node").isEmpty() || Programs.find("npm").isEmpty()) {
      abort("No Node with npm on the PATH: " + folder.getFileName() + " is skipped.");
    }
    OutsideProgram.Outcome install =
        OutsideProgram.run(
            folder,
            Map.of(),
            INSTALLATION,
            "npm",
            "install",
            "--no-package-lock",
            "--ignore-scripts",
            "--no-audit",
            "--no-fund");
    if (install.exitCode() != 0) {
      abort("npm cannot install " + folder.getFileName() + ": " + install.output());
    }
    Files.copy(wanted, installed, StandardCopyOption.REPLACE_EXISTING);
  }
}
