package org.mediatranscoder.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Folders that tests leave behind. */
final class Folders {

  private Folders() {}

  /** Deletes what it can of the folder; what is gone already is no error. */
  static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(Folders::deleteOne);
    } catch (IOException | UncheckedIOException vanished) {
      // A server that is just ending may still delete files of its own.
      return;
    }
  }

  private static void deleteOne(java.io.File file) {
    if (!file.delete()) {
      file.deleteOnExit();
    }
  }
}
