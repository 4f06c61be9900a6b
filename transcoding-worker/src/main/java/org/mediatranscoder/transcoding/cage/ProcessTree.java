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
   * What the process has used of processors; zero if it has not started or the system is silent.
   */
  synchronized Duration cpuTime() {
    return root == null ? Duration.ZERO : root.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private static void kill(ProcessHandle root) {
    // The tree is listed before anything is killed: the children of a dead parent are not found.
    List<ProcessHandle> tree = Stream.concat(Stream.of(root), root.descendants()).toList();
    tree.forEach(ProcessHandle::destroyForcibly);
    CompletableFuture<?>[] ends =
        tree.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(ends)
        .completeOnTimeout(null, GRACE_PERIOD_MILLIS, TimeUnit.MILLISECONDS)
        .join();
  }
}
