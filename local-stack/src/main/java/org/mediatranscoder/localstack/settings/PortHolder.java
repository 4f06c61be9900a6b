package org.mediatranscoder.localstack.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Who holds a port that we need, so far as the system lets us see it, in words for people. */
final class PortHolder {

  private static final Path PROC = Path.of("/proc");
  private static final String SUPERVISOR = "org.mediatranscoder.localstack.command.Main";

  /** Of proc(5), tcp: local address and port, remote address, the state LISTEN, …, the inode. */
  private static final Pattern LISTENING =
      Pattern.compile(
          " *\\d+: \\p{XDigit}+:(\\p{XDigit}{4}) \\S+ 0A \\S+ \\S+ \\S+ +\\d+ +\\d+ (\\d+) .*");

  private PortHolder() {}

  /** Such as {@code ; held by java, process 4711}; empty if nobody can be named. */
  static String of(int port) {
    List<Path> sockets =
        Stream.of(PROC.resolve("net/tcp"), PROC.resolve("net/tcp6"))
            .filter(Files::exists)
            .flatMap(table -> Folders.io(() -> Files.readAllLines(table)).stream())
            .map(LISTENING::matcher)
            .filter(line -> line.matches() && Integer.parseInt(line.group(1), 16) == port)
            .map(line -> Path.of("socket:[" + line.group(2) + "]"))
            .toList();
    return ProcessHandle.allProcesses()
        .filter(process -> hasOpen(process.pid(), sockets))
        .findFirst()
        .map(PortHolder::named)
        .orElse("");
  }

  private static boolean hasOpen(long pid, List<Path> sockets) {
    try (Stream<Path> open = Files.list(PROC.resolve(pid + "/fd"))) {
      return open.anyMatch(
          file -> sockets.contains(Folders.io(() -> Files.readSymbolicLink(file))));
    } catch (IOException | UncheckedIOException endedOrAnotherPersons) {
      return false;
    }
  }

  private static String named(ProcessHandle holder) {
    String program =
        holder.info().command().map(path -> Path.of(path).getFileName() + ", ").orElse("");
    return "; held by %sprocess %d%s".formatted(program, holder.pid(), stack(holder));
  }

  private static String stack(ProcessHandle holder) {
    return Stream.iterate(
            Optional.of(holder), Optional::isPresent, it -> it.flatMap(ProcessHandle::parent))
        .flatMap(Optional::stream)
        .map(process -> process.info().arguments().orElse(new String[0]))
        .flatMap(arguments -> dataFolder(Arrays.asList(arguments)).stream())
        .findFirst()
        .map(" of the Media Transcoder with the data folder %s"::formatted)
        .orElse("");
  }

  /** Of a supervisor with these arguments: REPOSITORY FOLDER COMMAND OPTION… after its class. */
  static Optional<Path> dataFolder(List<String> arguments) {
    int repository = arguments.indexOf(SUPERVISOR) + 1;
    if (repository == 0 || arguments.size() < repository + 3) {
      return Optional.empty();
    }
    int data = arguments.indexOf("--data") + 1;
    return Optional.of(
        data == 0 || data == arguments.size()
            ? Path.of(arguments.get(repository), ".transcoder")
            : Path.of(arguments.get(repository + 1)).resolve(arguments.get(data)));
  }
}
