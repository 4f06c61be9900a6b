package org.mediatranscoder.localstack.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.mediatranscoder.localstack.settings.DataFolder;

/**
 * The progress of one start, a line for each step: a supervisor in the background writes it, and
 * who waits for the supervisor reads it. What else the supervisor says is in its own log.
 */
final class StartupLog {

  private final Path file;
  private int told;

  StartupLog(DataFolder data) {
    this.file = data.run().resolve("startup.log");
  }

  /** Forgets the progress of an earlier start. */
  void begin() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds a step, and shows it at this process's own terminal. */
  synchronized void add(String step) {
    Terminal.say(step);
    try {
      Files.writeString(file, step + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The steps that were added since this was last asked. */
  List<String> news() {
    List<String> steps = steps();
    List<String> news = steps.subList(told, steps.size());
    told = steps.size();
    return news;
  }

  /** Without a line that is being written just now. */
  private List<String> steps() {
    try {
      String text = Files.readString(file);
      return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    } catch (NoSuchFileException notBegun) {
      return List.of();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
