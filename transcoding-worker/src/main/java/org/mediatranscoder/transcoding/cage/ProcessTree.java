package org.mediatranscoder.transcoding.cage;

import com.github.kokorin.jaffree.process.Stopper;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The process that Jaffree started, and all that it started. Jaffree's own stopper asks FFmpeg to
 * finish, which takes seconds or never happens; this one kills.
 */
final class ProcessTree implements Stopper {

  private static final long PATIENCE_MILLIS = 1500;

  private @Nullable Process process;
  private boolean killed;

  @Override
  public synchronized void setProcess(Process process) {
    this.process = process;
    if (killed) {
      kill(process);
    }
  }

  @Override
  public void graceStop() {
    forceStop();
  }

  /** Kills every process of the tree and waits until they are gone; also one not yet started. */
  @Override
  public synchronized void forceStop() {
    killed = true;
    if (process != null) {
      kill(process);
    }
  }

  private static void kill(Process root) {
    // The tree is listed before anything is killed: the children of a dead parent are not found.
    ProcessHandle handle = root.toHandle();
    List<ProcessHandle> tree = Stream.concat(Stream.of(handle), handle.descendants()).toList();
    tree.forEach(ProcessHandle::destroyForcibly);
    CompletableFuture<?>[] ends =
        tree.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(ends)
        .completeOnTimeout(null, PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
        .join();
  }
}
