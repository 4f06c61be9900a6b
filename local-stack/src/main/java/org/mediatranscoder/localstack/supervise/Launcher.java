package org.mediatranscoder.localstack.supervise;

import java.io.File;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.mediatranscoder.localstack.settings.CommandFailedException;
import org.mediatranscoder.localstack.settings.Folders;

/**
 * Starts processes that end when this JVM ends, even by SIGKILL.
 *
 * <p>The kernel sends the signal of {@code setpriv --pdeathsig} when the <em>thread</em> that
 * started the child ends, so one thread starts them all and lives as long as the JVM. {@code
 * setsid} gives each child a process group of its own: a Ctrl-C in the terminal reaches the
 * supervisor only, which stops the children in order, and what a dead child leaves behind can be
 * found by its group.
 */
public final class Launcher {

  private static final List<String> DIE_WITH_PARENT =
      List.of("setpriv", "--pdeathsig", "TERM", "setsid");

  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("launcher").factory());

  /**
   * @throws CommandFailedException if the program cannot be started
   */
  Process start(ProcessSpec spec) {
    List<String> command = new ArrayList<>(DIE_WITH_PARENT);
    command.addAll(spec.command());
    ProcessBuilder builder =
        unattended(command, spec.environment(), spec.log()).directory(spec.folder().toFile());
    // Not interruptible: a process that was started must be known.
    try {
      return CompletableFuture.supplyAsync(() -> Folders.io(builder::start), thread).join();
    } catch (CompletionException e) {
      Throwable cause = Objects.requireNonNull(e.getCause());
      throw new CommandFailedException(
          "Cannot start %s: %s".formatted(spec.name(), cause.getMessage()));
    }
  }

  /**
   * A program that reads nothing.
   *
   * @param environment added to our own
   * @param log gets standard output and error, appended
   */
  public static ProcessBuilder unattended(
      List<String> command, Map<String, String> environment, Path log) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    return builder
        .redirectInput(new File("/dev/null"))
        .redirectErrorStream(true)
        .redirectOutput(Redirect.appendTo(log.toFile()));
  }

  /** Kills whatever is left of the group that the child led. */
  static void killGroup(long leader) {
    Process kill =
        Folders.io(
            unattended(
                    List.of("sh", "-c", "kill -s KILL -- -" + leader),
                    Map.of(),
                    Path.of("/dev/null"))
                ::start);
    kill.onExit().join();
  }
}
