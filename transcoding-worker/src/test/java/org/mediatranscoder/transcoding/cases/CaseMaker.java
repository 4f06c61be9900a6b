package org.mediatranscoder.transcoding.cases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.mediatranscoder.transcoding.cases.tools.CaseTool;

/** Makes the files of the cases, each once for a build, with the FFmpeg of the search path. */
final class CaseMaker {

  private static final String FFMPEG = "ffmpeg() { command ffmpeg -nostdin -v error -y \"$@\"; }; ";

  private final Path folder;

  CaseMaker(Path folder) {
    this.folder = folder;
  }

  Path make(MediaCase media) {
    Path file = folder.resolve(media.name());
    if (Files.exists(file)) {
      return file;
    }
    try {
      Path work = Files.createDirectories(folder.resolve("making-" + media.name()));
      for (String step : media.make()) {
        run(work, step);
      }
      Files.move(work.resolve(media.name()), file, StandardCopyOption.ATOMIC_MOVE);
      delete(work);
      return file;
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  private static void run(Path work, String step) throws IOException {
    if (step.startsWith("tool ")) {
      CaseTool.run(work, step.substring("tool ".length()));
      return;
    }
    Process shell =
        new ProcessBuilder("bash", "-c", "set -e; " + FFMPEG + step)
            .directory(work.toFile())
            .inheritIO()
            .start();
    try {
      if (!shell.waitFor(3, TimeUnit.MINUTES) || shell.exitValue() != 0) {
        throw new IllegalStateException("Not made: " + step);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    } finally {
      shell.destroyForcibly();
    }
  }

  private static void delete(Path work) throws IOException {
    try (Stream<Path> files = Files.walk(work)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
