package org.mediatranscoder.transcoding.cage;

import com.github.kokorin.jaffree.process.JaffreeAbnormalExitException;
import com.github.kokorin.jaffree.process.ProcessHandler;
import com.github.kokorin.jaffree.process.StdReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One run of ffprobe or ffmpeg in the cage. Whoever started it supervises it: waits in small steps,
 * and closes it, after which no process of it lives.
 *
 * @param <T> what is read from its standard output
 */
public final class CagedProcess<T> implements AutoCloseable {

  /** What the readers of a dead process may take to come to their end. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final ProcessTree tree = new ProcessTree();
  private final Diagnosis<T> diagnosis = new Diagnosis<>();
  private final CompletableFuture<T> result = new CompletableFuture<>();

  /** Starts the program with these arguments in the directory. */
  public CagedProcess(
      Cage cage, Path program, Path directory, List<String> arguments, StdReader<T> output) {
    ProcessHandler<T> handler =
        new ProcessHandler<T>(cage.executable(), null)
            .setArguments(cage.arguments(program, directory, arguments))
            .setStdOutReader(output)
            .setStdErrReader(diagnosis)
            .setStopper(tree);
    // A platform thread that lives as long as the process: the kernel kills the process when the
    // thread that started it ends, and the carrier of a virtual thread may end at any time.
    Thread.ofPlatform().name("caged-", 0).daemon().start(() -> run(handler));
  }

  private void run(ProcessHandler<T> handler) {
    try {
      result.complete(handler.execute());
    } catch (RuntimeException failed) {
      result.completeExceptionally(failed);
    }
  }

  /**
   * Waits for the end.
   *
   * @return false if it is still running when the time is over
   */
  public boolean awaitEnd(Duration patience) throws InterruptedException {
    try {
      result.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException running) {
      return false;
    } catch (ExecutionException ended) {
      return true;
    }
  }

  /**
   * What was read from its output, once it has ended.
   *
   * @throws AbnormalExitException if it ended with an error
   */
  public T result() {
    try {
      return result.resultNow();
    } catch (IllegalStateException failed) {
      if (result.exceptionNow() instanceof JaffreeAbnormalExitException exit) {
        throw new AbnormalExitException(diagnosis, exit);
      }
      throw new IllegalStateException("FFmpeg could not be run", result.exceptionNow());
    }
  }

  public Diagnosis<T> diagnosis() {
    return diagnosis;
  }

  /** Kills it and all that it started, if it is still running or about to start. */
  @Override
  public void close() {
    tree.forceStop();
    result
        .handle((output, failure) -> null)
        .completeOnTimeout(null, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
        .join();
  }
}
