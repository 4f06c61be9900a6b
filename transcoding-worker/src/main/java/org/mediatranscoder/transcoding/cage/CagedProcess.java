package org.mediatranscoder.transcoding.cage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * One run of ffprobe or ffmpeg in the cage. Its starter supervises it: waits in small steps, and
 * closes it, after which no process of it lives.
 *
 * @param <T> what is read from its standard output
 */
public final class CagedProcess<T> implements AutoCloseable {

  /** What the readers of a dead process may take to come to their end. */
  private static final Duration GRACE_PERIOD = Duration.ofSeconds(2);

  /** Of any program, whatever its reader takes: a day of packets is a quarter of it. */
  static final DataSize MOST_OUTPUT = DataSize.ofGigabytes(1);

  /** A damaged file makes millions of lines. */
  private static final DataSize MOST_LOG = DataSize.ofMegabytes(256);

  private final ProcessTree tree = new ProcessTree();
  private final Diagnosis diagnosis = new Diagnosis();
  private final CompletableFuture<End<T>> end = new CompletableFuture<>();

  /** How a process ended, and what its output was read as. */
  private record End<T>(int status, Future<T> output, Future<?> log) {

    /** What was written too much; null if there is no such thing. */
    @Nullable Throwable tooMuch() {
      return Stream.of(output, log)
          .filter(CagedProcess::wroteTooMuch)
          .map(Future::exceptionNow)
          .findFirst()
          .orElse(null);
    }
  }

  /** Starts the program with these arguments in the directory. */
  public CagedProcess(
      Cage cage, Path program, Path directory, List<String> arguments, OutputReader<T> output) {
    // A platform thread that lives as long as the process: the kernel kills the process when the
    // thread that started it ends, and the carrier of a virtual thread may end at any time. The
    // log has one too: a virtual thread that reads from a pipe holds its carrier.
    Thread.ofPlatform()
        .name("caged")
        .daemon()
        .start(() -> run(() -> cage.command(program, directory, arguments), output));
  }

  private void run(Callable<ProcessBuilder> command, OutputReader<T> output) {
    try {
      end.complete(follow(tree.start(command.call()), output));
    } catch (Throwable failed) {
      end.completeExceptionally(failed);
    }
  }

  /** Returns as soon as the process has ended and all that it wrote is read. */
  private End<T> follow(Process process, OutputReader<T> output)
      throws IOException, InterruptedException {
    FutureTask<?> log = reading(process.getErrorStream(), MOST_LOG, this::diagnose);
    Thread logReader = Thread.ofPlatform().name("caged-log").daemon().start(log);
    process.getOutputStream().close();
    FutureTask<T> reading = reading(process.getInputStream(), MOST_OUTPUT, output);
    reading.run();
    drain(process.getInputStream());
    logReader.join();
    return new End<>(process.waitFor(), reading, log);
  }

  private Diagnosis diagnose(InputStream log) {
    diagnosis.read(log);
    return diagnosis;
  }

  /** Kills the program if it writes more than the limit, or than the reader takes. */
  private <R> FutureTask<R> reading(InputStream stream, DataSize limit, OutputReader<R> reader) {
    return new FutureTask<>(
        () -> {
          try {
            return reader.atMost(limit).read(stream);
          } catch (TooMuchOutputException endless) {
            tree.kill();
            throw endless;
          }
        });
  }

  /** So that a program whose reader gave up can end, and tell by its status why. */
  private static void drain(InputStream output) {
    try (output) {
      output.transferTo(OutputStream.nullOutputStream());
    } catch (IOException closed) {
      // The process was killed: there is nothing more to read.
      return;
    }
  }

  private static boolean wroteTooMuch(Future<?> reading) {
    return reading.state() == Future.State.FAILED
        && reading.exceptionNow() instanceof TooMuchOutputException;
  }

  /**
   * Waits for the end.
   *
   * @return false if it is still running when the time is over
   */
  public boolean awaitEnd(Duration limit) throws InterruptedException {
    try {
      end.get(limit.toMillis(), TimeUnit.MILLISECONDS);
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
   * @throws TooMuchOutputException if it wrote more, or logged more, than is read
   * @throws AbnormalExitException if it ended with an error
   * @throws IllegalStateException if it could not be started, or its output not be read
   */
  public T result() {
    if (end.isCompletedExceptionally()) {
      throw new IllegalStateException("The program could not be run", end.exceptionNow());
    }
    Future<T> output = end.resultNow().output();
    if (end.resultNow().tooMuch() instanceof TooMuchOutputException tooMuch) {
      throw tooMuch;
    }
    if (end.resultNow().status() != 0) {
      throw new AbnormalExitException(end.resultNow().status(), diagnosis);
    }
    if (output.state() == Future.State.FAILED) {
      throw new IllegalStateException("The output could not be read", output.exceptionNow());
    }
    return output.resultNow();
  }

  /** What it has used of processors so far; zero if the system does not say. */
  public Duration cpuTime() {
    return tree.cpuTime();
  }

  public Diagnosis diagnosis() {
    return diagnosis;
  }

  /** Kills it and all that it started, if it is still running or about to start. */
  @Override
  public void close() {
    tree.kill();
    end.handle((ended, failure) -> null)
        .completeOnTimeout(null, GRACE_PERIOD.toMillis(), TimeUnit.MILLISECONDS)
        .join();
  }
}
