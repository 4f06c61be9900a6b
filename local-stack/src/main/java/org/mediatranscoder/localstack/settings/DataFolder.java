package org.mediatranscoder.localstack.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** The one folder in which a stack keeps everything; only its owner can enter. */
public record DataFolder(Path root) {

  /** Makes the folder if it is not there. */
  public static DataFolder open(Path root) {
    Path absolute = root.toAbsolutePath().normalize();
    try {
      makePrivate(absolute);
    } catch (IOException e) {
      throw new SettingsException("Cannot use the data folder " + absolute + ": " + e.getMessage());
    }
    return new DataFolder(absolute);
  }

  /** A folder inside, made if it is not there. */
  public Path folder(String name) {
    try {
      return Files.createDirectories(root.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A folder inside that only its owner can enter, made if it is not there. */
  public Path privateFolder(String name) {
    try {
      return makePrivate(root.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path makePrivate(Path folder) throws IOException {
    Files.createDirectories(folder);
    return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
  }

  /** Process ids and the ports of the stack that runs now. */
  public Path run() {
    return folder("run");
  }

  /** The output of {@code demo}. */
  public Path outputs() {
    return folder("outputs");
  }

  /** The log of a process. It grows while the stack is up. */
  public Path log(String processName) {
    return folder("logs").resolve(processName + ".log");
  }

  /** Begins a new log and keeps the last one beside it. */
  public Path freshLog(String processName) {
    Path log = log(processName);
    try {
      if (Files.exists(log)) {
        Files.move(
            log, log.resolveSibling(processName + ".1.log"), StandardCopyOption.REPLACE_EXISTING);
      }
      return log;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
