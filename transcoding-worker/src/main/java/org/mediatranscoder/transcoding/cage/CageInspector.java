package org.mediatranscoder.transcoding.cage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.util.FileSystemUtils;

/**
 * Finds out, once at start, which measures work on this system: each is added to those that work
 * already, and a shell in FFmpeg's place tests from inside whether it has its effect.
 */
final class CageInspector {

  private final CageTools tools;
  private final CageLimits limits;
  private final CageUsers users;
  private final Ffmpeg ffmpeg;

  CageInspector(CageTools tools, CageLimits limits, CageUsers users, Ffmpeg ffmpeg) {
    this.tools = tools;
    this.limits = limits;
    this.users = users;
    this.ffmpeg = ffmpeg;
  }

  /**
   * Tries all measures.
   *
   * @param workDir in which a directory is made, as jobs have one, and deleted
   */
  CageReport inspect(Path workDir) {
    try {
      Path directory = Files.createTempDirectory(Files.createDirectories(workDir), "inspection");
      try {
        return tryAll(directory);
      } finally {
        FileSystemUtils.deleteRecursively(directory);
      }
    } catch (IOException unusable) {
      throw new UncheckedIOException("The work directory cannot be used: " + workDir, unusable);
    }
  }

  private CageReport tryAll(Path directory) {
    Set<Measure> taken = EnumSet.noneOf(Measure.class);
    Map<Measure, String> refused = new EnumMap<>(Measure.class);
    for (Measure measure : Measure.values()) {
      if (measure.isNeededBeside(taken)) {
        taken.add(measure);
        problem(measure, taken, directory)
            .ifPresent(
                problem -> {
                  taken.remove(measure);
                  refused.put(measure, problem);
                });
      }
    }
    return new CageReport(taken, refused);
  }

  private Optional<String> problem(Measure measure, Set<Measure> all, Path directory) {
    Optional<String> missing = tools.missing(measure);
    if (missing.isPresent()) {
      return missing;
    }
    try {
      int user = all.contains(Measure.USER) ? users.admit(directory) : 0;
      CageChain chain = CageChain.of(tools, limits, all, ffmpeg);
      return new CageTrial(chain.prefix(directory, user), directory, ffmpeg, user).problem(measure);
    } catch (IOException refused) {
      return Optional.of(measure.tool() + ": " + refused.getMessage());
    }
  }
}
