package org.mediatranscoder.localstack.supervise;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

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

  private static final List<String> DIE_WITH_PARENT = List.of("setpriv", "--pdeathsig", "TERM");

  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("launcher").factory());

  /**
   * @throws ProcessFailedException if the program cannot be started
   */
  Process start(ProcessSpec spec) {
    // Not interruptible: a process that was started must be known.
    try {
      return CompletableFuture.supplyAsync(() -> fork(spec), thread).join();
    } catch (CompletionException e) {
      Throwable cause = Objects.requireNonNull(e.getCause());
      throw new ProcessFailedException(
          "Cannot start %s: %s".formatted(spec.name(), cause.getMessage()));
    }
  }

  private static Process fork(ProcessSpec spec) {
    try {
      return builder(spec).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Kills whatever is left of the group that the child led. */
  static void killGroup(long leader) {
    try {
      new ProcessBuilder("sh", "-c", "kill -s KILL -- -" + leader)
          .redirectErrorStream(true)
          .redirectOutput(Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static ProcessBuilder builder(ProcessSpec spec) {
    List<String> command = new ArrayList<>(DIE_WITH_PARENT);
    command.add("setsid");
    command.addAll(spec.command());
    ProcessBuilder builder = new ProcessBuilder(command).directory(spec.folder().toFile());
    builder.environment().putAll(spec.environment());
    return builder
        .redirectInput(Redirect.from(new File("/dev/null")))
        .redirectErrorStream(true)
        .redirectOutput(Redirect.appendTo(spec.log().toFile()));
  }
}
