package org.mediatranscoder.localstack.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.localstack.service.Service;
import org.mediatranscoder.localstack.settings.DataFolder;
import org.mediatranscoder.localstack.settings.Home;
import org.mediatranscoder.localstack.settings.SettingsException;
import picocli.CommandLine.ParseResult;

/**
 * What a person typed.
 *
 * @param without the services that {@code up} leaves to the caller to run
 * @param compose whether the stack is the one of {@code docker compose}, on the default ports
 * @param preparing whether {@code demo} makes the AOT caches that are missing. It then talks on the
 *     file descriptors 3 and 4, for the JVM itself talks on standard output and error
 * @param file for {@code demo}; null for a generated clip
 */
record Invocation(
    String command,
    Home home,
    DataFolder data,
    Map<String, String> environment,
    boolean detached,
    Set<Service> without,
    boolean compose,
    boolean preparing,
    String format,
    @Nullable Path file) {

  private static final String DEFAULT_FORMAT = "mp4-720p";

  /**
   * Reads {@code REPOSITORY FOLDER COMMAND OPTION…}; relative paths are seen from FOLDER, where the
   * script was called.
   *
   * @throws SettingsException if there is something that the command does not know
   */
  static Invocation parse(List<String> args, Map<String, String> environment) {
    Home home = new Home(Path.of(args.get(0)));
    Path here = Path.of(args.get(1));
    ParseResult given = Commands.parse(args.subList(2, args.size()));
    boolean preparing = given.hasMatchedOption(Commands.PREPARE);
    if (preparing) {
      Terminal.useOtherDescriptors();
    }
    Path file = given.matchedPositionalValue(Commands.FILE, (Path) null);
    return new Invocation(
        given.commandSpec().name(),
        home,
        DataFolder.open(
            here.resolve(
                given.matchedOptionValue(Commands.DATA, home.repository().resolve(".transcoder")))),
        environment,
        given.hasMatchedOption(Commands.DETACHED),
        Set.copyOf(given.matchedOptionValue(Commands.WITHOUT, List.<Service>of())),
        given.hasMatchedOption(Commands.COMPOSE),
        preparing,
        given.matchedOptionValue(Commands.FORMAT, DEFAULT_FORMAT),
        file == null ? null : here.resolve(file));
  }

  /** The exit code. */
  int run() {
    return switch (command) {
      case "up" -> detached ? new UpDetached(this).run() : new Up(this).run();
      case "down" -> new Down(this).run();
      case "status" -> new Status(this).run();
      case "token" -> new Token(this).run();
      case "recover" -> new Recover(this).run();
      case "demo" -> new Demo(this).run();
      case "train" -> new TrainAotCache(this).run();
      default -> throw new SettingsException("There is no command " + command);
    };
  }
}
