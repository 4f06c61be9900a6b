package org.mediatranscoder.localstack.settings;

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
      return new DataFolder(makePrivate(absolute));
    } catch (UncheckedIOException e) {
      throw new CommandFailedException(
          "Cannot use the data folder " + absolute + ": " + e.getMessage());
    }
  }

  /** A folder inside, made if it is not there. */
  public Path folder(String name) {
    return Folders.io(() -> Files.createDirectories(root.resolve(name)));
  }

  /** A folder inside that only its owner can enter, made if it is not there. */
  public Path privateFolder(String name) {
    return makePrivate(root.resolve(name));
  }

  private static Path makePrivate(Path folder) {
    return Folders.io(
        () ->
            Files.setPosixFilePermissions(
                Files.createDirectories(folder), PosixFilePermissions.fromString("rwx------")));
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
    Path last = log.resolveSibling(processName + ".1.log");
    if (Files.exists(log)) {
      Folders.io(() -> Files.move(log, last, StandardCopyOption.REPLACE_EXISTING));
    }
    return log;
  }
}
