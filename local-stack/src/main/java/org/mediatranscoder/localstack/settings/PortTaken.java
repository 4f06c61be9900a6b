package org.mediatranscoder.localstack.settings;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who holds a port that we need, in words for people. */
final class PortTaken {

  private static final String SUPERVISOR = "org.mediatranscoder.localstack.command.Main";

  private PortTaken() {}

  /** Such as {@code held by java, process 4711}; empty if nobody can be named. */
  static String by(int port) {
    return PortHolder.of(port).map(PortTaken::named).orElse("");
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
        .flatMap(process -> dataFolder(arguments(process)).stream())
        .findFirst()
        .map(" of the Media Transcoder with the data folder %s"::formatted)
        .orElse("");
  }

  private static List<String> arguments(ProcessHandle process) {
    return Arrays.asList(process.info().arguments().orElse(new String[0]));
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
