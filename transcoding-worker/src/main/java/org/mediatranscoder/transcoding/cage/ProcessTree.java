package org.mediatranscoder.transcoding.cage;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One process and all that it started. */
final class ProcessTree {

  private static final long GRACE_PERIOD_MILLIS = 1500;

  private @Nullable Process root;
  private boolean killed;

  /**
   * Starts the process. To be called once.
   *
   * @throws IllegalStateException if {@link #kill} came first: then nothing is started
   */
  synchronized Process start(ProcessBuilder command) throws IOException {
    if (killed) {
      throw new IllegalStateException("Closed before it was started");
    }
    Process started = command.start();
    root = started;
    return started;
  }

  /** Kills every process of the tree and waits until they are gone. */
  synchronized void kill() {
    killed = true;
    if (root != null) {
      kill(root.toHandle());
    }
  }

  /**
   * What its living processes have used of processors; zero if none has started or the system is
   * silent.
   */
  synchronized Duration cpuTime() {
    return root == null
        ? Duration.ZERO
        : all(root.toHandle())
            .flatMap(process -> process.info().totalCpuDuration().stream())
            .reduce(Duration.ZERO, Duration::plus);
  }

  private static Stream<ProcessHandle> all(ProcessHandle root) {
    return Stream.concat(Stream.of(root), root.descendants());
  }

  private static void kill(ProcessHandle root) {
    // The tree is listed before anything is killed: the children of a dead parent are not found.
    List<ProcessHandle> tree = all(root).toList();
    tree.forEach(ProcessHandle::destroyForcibly);
    CompletableFuture<?>[] ends =
        tree.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(ends)
        .completeOnTimeout(null, GRACE_PERIOD_MILLIS, TimeUnit.MILLISECONDS)
        .join();
  }
}
