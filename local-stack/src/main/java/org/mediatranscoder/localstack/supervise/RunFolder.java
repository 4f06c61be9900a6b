package org.mediatranscoder.localstack.supervise;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Remembers which processes are ours, so that another run can find them. A file per process holds
 * its id and its {@link ProcessMark}: an id alone may belong to somebody else by now.
 */
public record RunFolder(Path folder) {

  private static final String SUFFIX = ".pid";

  /** Notes that this process is ours. */
  public void record(String name, ProcessHandle process) {
    try {
      Files.writeString(
          file(name), process.pid() + " " + ProcessMark.of(process).orElse("ended") + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void forget(String name) {
    try {
      Files.deleteIfExists(file(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The process of this name, if the one that we noted is still alive. */
  public Optional<ProcessHandle> find(String name) {
    try {
      String[] words = Files.readString(file(name)).strip().split(" ", -1);
      if (words.length != 2) {
        return Optional.empty();
      }
      return ProcessHandle.of(Long.parseLong(words[0]))
          .filter(ProcessHandle::isAlive)
          .filter(process -> ProcessMark.of(process).filter(words[1]::equals).isPresent());
    } catch (IOException | NumberFormatException noSuchProcess) {
      return Optional.empty();
    }
  }

  /**
   * Ends every process that an earlier run left: politely, after the limit by force.
   *
   * @return the names of those that still lived
   */
  public List<String> sweep(Duration limit) {
    List<String> left = names().stream().filter(name -> find(name).isPresent()).toList();
    left.forEach(name -> find(name).ifPresent(ProcessHandle::destroy));
    long deadline = System.nanoTime() + limit.toNanos();
    for (String name : left) {
      find(name).ifPresent(process -> Waiting.untilEnded(process, deadline));
      find(name).ifPresent(process -> Launcher.killGroup(process.pid()));
    }
    names().forEach(this::forget);
    return left;
  }

  private List<String> names() {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(SUFFIX))
          .map(name -> name.substring(0, name.length() - SUFFIX.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file(String name) {
    return folder.resolve(name + SUFFIX);
  }
}
