package org.mediatranscoder.localstack.command;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.localstack.settings.CommandFailedException;
import org.mediatranscoder.localstack.settings.DataFolder;
import org.mediatranscoder.localstack.settings.Home;
import org.mediatranscoder.localstack.settings.Ports;
import org.mediatranscoder.localstack.stack.RunningStack;
import picocli.CommandLine.Option;

/** What the script can be told to do, with the option that all commands know. */
@SuppressWarnings("NullAway.Init") // begin() comes first
abstract class StackCommand {

  static final String DATA = "--data";

  @Option(names = DATA, paramLabel = "FOLDER")
  private @Nullable Path dataFolder;

  private Home home;
  private Path here;
  private Map<String, String> environment;

  /**
   * @param here what relative paths are seen from
   */
  final void begin(Home home, Path here, Map<String, String> environment) {
    this.home = home;
    this.here = here;
    this.environment = environment;
  }

  /** Does it; returns the exit code. */
  abstract int run();

  final Home home() {
    return home;
  }

  final Path resolve(Path path) {
    return here.resolve(path);
  }

  final DataFolder data() {
    return DataFolder.open(
        dataFolder == null ? home.repository().resolve(".transcoder") : resolve(dataFolder));
  }

  final Ports configuredPorts() {
    return Ports.from(environment);
  }

  /**
   * The ports of the stack to talk to.
   *
   * @param compose whether that is the one of {@code docker compose}, on the default ports
   * @throws CommandFailedException if none is up
   */
  final Ports ports(boolean compose) {
    return compose
        ? configuredPorts()
        : RunningStack.in(data())
            .orElseThrow(
                () -> new CommandFailedException("It is not up: ./transcoder up -d starts it."))
            .ports();
  }
}
