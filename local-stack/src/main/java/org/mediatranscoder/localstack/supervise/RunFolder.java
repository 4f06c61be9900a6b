package org.mediatranscoder.localstack.supervise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.mediatranscoder.localstack.settings.Folders;

/**
 * Remembers which processes are ours, so that another run can find them. A file per process holds
 * its id and its mark: an id alone may belong to somebody else by now. The mark is the id of this
 * boot and the start in ticks since then, which stays the same when the clock of the system is set;
 * the start instant that the JDK gives does not.
 */
public record RunFolder(Path folder) {

  private static final String SUFFIX = ".pid";
  private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");

  /** Of field 22 in {@code /proc/PID/stat}, counted from field 3, which follows the name. */
  private static final int START = 19;

  /** Notes that this process is ours. */
  public void record(String name, ProcessHandle process) {
    String line = process.pid() + " " + mark(process).orElse("ended") + "\n";
    Folders.io(() -> Files.writeString(file(name), line));
  }

  public void forget(String name) {
    Folders.io(() -> Files.deleteIfExists(file(name)));
  }

  /** Whether one of this name was noted, alive or not. */
  public boolean knows(String name) {
    return Files.exists(file(name));
  }

  /** The process of this name, if the one that we noted is still alive. */
  public Optional<ProcessHandle> find(String name) {
    try {
      String[] words = Files.readString(file(name)).strip().split(" ", -1);
      return ProcessHandle.of(Long.parseLong(words[0]))
          .filter(ProcessHandle::isAlive)
          .filter(process -> mark(process).filter(words[words.length - 1]::equals).isPresent());
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
    Waiting.until(() -> left.stream().allMatch(name -> find(name).isEmpty()), limit);
    left.forEach(name -> find(name).ifPresent(process -> Launcher.killGroup(process.pid())));
    names().forEach(this::forget);
    return left;
  }

  private List<String> names() {
    return Folders.list(folder).stream()
        .map(file -> file.getFileName().toString())
        .filter(name -> name.endsWith(SUFFIX))
        .map(name -> name.substring(0, name.length() - SUFFIX.length()))
        .toList();
  }

  private Path file(String name) {
    return folder.resolve(name + SUFFIX);
  }

  /** One word; empty if the process has ended or cannot be looked at. */
  private static Optional<String> mark(ProcessHandle process) {
    try {
      String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      return Optional.of(Files.readString(BOOT).strip() + ":" + fields[START]);
    } catch (IOException ended) {
      return Optional.empty();
    }
  }
}
