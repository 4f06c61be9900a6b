package org.mediatranscoder.redis.queue.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.redis.ProcessSignals;
import org.mediatranscoder.redis.queue.QueueName;
import org.mediatranscoder.redis.queue.QueueProperties;

/**
 * A worker in a process of its own, so that it can be killed or frozen for real. It has one slot,
 * and each of its jobs runs until the process ends or the job is interrupted.
 */
final class WorkerProcess implements AutoCloseable {

  private static final String SERVING = "serving";
  private static final String BEGAN = "began ";
  private static final String INTERRUPTED = "interrupted ";

  private final Process process;
  private final List<String> lines = new CopyOnWriteArrayList<>();

  private WorkerProcess(Process process) {
    this.process = process;
    Thread.ofVirtual().start(this::read);
  }

  /** What the process runs, on this Redis and this queue. */
  public static void main(String[] args) throws InterruptedException {
    QueueProperties properties =
        new QueueProperties(
            QueueName.valueOf(args[1]), 1, 3, Duration.ZERO, Duration.ofSeconds(30));
    try (Worker worker = new Worker(args[0], properties, WorkerProcess::runForEver)) {
      worker.server.start();
      while (!worker.server.isServing()) {
        Thread.sleep(20);
      }
      System.out.println(SERVING);
      new CountDownLatch(1).await();
    }
  }

  private static void runForEver(UUID id) {
    System.out.println(BEGAN + id);
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException stopped) {
      System.out.println(INTERRUPTED + id);
      throw new IllegalStateException(stopped);
    }
  }

  static WorkerProcess start(String redis, QueueName queue) {
    try {
      return new WorkerProcess(
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-XX:+UseSerialGC",
                  "-cp",
                  System.getProperty("java.class.path"),
                  WorkerProcess.class.getName(),
                  redis,
                  queue.name())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read() {
    try (BufferedReader output = process.inputReader()) {
      output.lines().forEach(lines::add);
    } catch (UncheckedIOException | IOException ended) {
      lines.add("ended");
    }
  }

  boolean isServing() {
    return lines.contains(SERVING);
  }

  boolean began(JobId id) {
    return lines.contains(BEGAN + id);
  }

  boolean wasInterruptedIn(JobId id) {
    return lines.contains(INTERRUPTED + id);
  }

  void kill() {
    process.destroyForcibly();
  }

  /** Stands still, as in a long pause of its garbage collector. */
  void freeze() {
    ProcessSignals.pause(process);
  }

  void thaw() {
    ProcessSignals.resume(process);
  }

  @Override
  public void close() {
    kill();
  }
}
