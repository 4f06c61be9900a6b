package org.mediatranscoder.localstack.stack;

import java.util.Optional;
import org.mediatranscoder.localstack.settings.CommandFailedException;
import org.mediatranscoder.localstack.settings.DataFolder;
import org.mediatranscoder.localstack.settings.Ports;
import org.mediatranscoder.localstack.supervise.RunFolder;

/**
 * The stack that is up over a data folder, as other commands find it.
 *
 * @param supervisor the process that runs it
 */
public record RunningStack(ProcessHandle supervisor, Ports ports) {

  /** The name under which the supervisor notes itself. */
  public static final String SUPERVISOR = "supervisor";

  /** Nothing if none is up. */
  public static Optional<RunningStack> in(DataFolder data) {
    return new RunFolder(data.run())
        .find(SUPERVISOR)
        .map(process -> new RunningStack(process, new Startup(data).ports()));
  }

  /**
   * @throws CommandFailedException if one is up
   */
  public static void requireNone(DataFolder data) {
    Optional<RunningStack> running = in(data);
    if (running.isPresent()) {
      throw new CommandFailedException(
          ("It is up already (process %d): ./transcoder status shows it, "
                  + "./transcoder down stops it.")
              .formatted(running.get().supervisor().pid()));
    }
  }
}
