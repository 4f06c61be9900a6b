package org.mediatranscoder.localstack.jvm;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;

/**
 * Which compilers a JVM uses. The optimizing one doubles the processor time of a start; without it,
 * SHA-256 makes 40 MB/s, since only that compiler knows the processor's way to compute it.
 */
public enum Compilers {
  /** The quick one alone. */
  QUICK,

  /** The optimizing one for checksums and for finding boundaries, the quick one for the rest. */
  QUICK_AND_CHECKSUMS;

  private static final String DIRECTIVES = "compiler.json";

  /**
   * @param folder gets the file that the options name
   */
  public List<String> options(Path folder) {
    return this == QUICK
        ? List.of("-XX:TieredStopAtLevel=1")
        : List.of(
            "-XX:TieredStopAtLevel=4",
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:CompilerDirectivesFile=" + directives(folder));
  }

  private static Path directives(Path folder) {
    Path file = folder.resolve(DIRECTIVES);
    try (InputStream in = Compilers.class.getResourceAsStream(DIRECTIVES)) {
      Path draft = Files.createTempFile(folder, DIRECTIVES, ".tmp");
      Files.copy(Objects.requireNonNull(in), draft, StandardCopyOption.REPLACE_EXISTING);
      return Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
