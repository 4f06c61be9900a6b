package org.mediatranscoder.acceptance.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.acceptance.ServiceProcess;
import org.mediatranscoder.testsupport.faults.FaultProxy;

/** One service of a {@link Fleet}, with a way of its own to Redis and to S3. */
final class Member implements AutoCloseable {

  private static final int STOP_SECONDS = 40;

  /** The folder of an attempt begins with the id of its job. */
  private static final Pattern JOB_FOLDER =
      Pattern.compile("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(?=-)");

  private final String name;
  private final int port;
  private final Path folder;
  private final Map<String, String> settings;
  private final FaultProxy redis;
  private final FaultProxy s3;
  private @Nullable ServiceProcess service;

  /**
   * @param folder for its log and what it writes
   * @param settings beside those that all services have
   */
  Member(Fleet fleet, String name, Path folder, Map<String, String> settings) throws IOException {
    this.name = name;
    this.port = ServiceProcess.freePort();
    this.folder = Files.createDirectories(folder);
    this.redis = FaultProxy.before(fleet.redis().port());
    this.s3 = FaultProxy.before(fleet.s3().endpoint().getPort());
    this.settings = new HashMap<>(fleet.common());
    String redisUri = "redis://127.0.0.1:" + redis.port();
    this.settings.put("transcoder.redis.uri", redisUri);
    this.settings.put("spring.data.redis.url", redisUri);
    this.settings.put("transcoder.s3.endpoint", "http://127.0.0.1:" + s3.port());
    this.settings.put("transcoder.s3.public-endpoint", fleet.s3().endpoint().toString());
    this.settings.putAll(settings);
  }

  FaultProxy redis() {
    return redis;
  }

  FaultProxy s3() {
    return s3;
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Where a worker keeps the files of its jobs. */
  Path workFolder() {
    return folder.resolve("work");
  }

  long pid() {
    return process().pid();
  }

  /** The files of jobs that it has on its disk; the lock of its folder is none. */
  List<Path> scratchFiles() throws IOException {
    Path work = workFolder();
    if (!Files.exists(work)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(work)) {
      return files.filter(Files::isRegularFile).filter(file -> !file.endsWith("lock")).toList();
    }
  }

  /** Returns once it is ready. */
  Member start() throws IOException {
    return start(List.of());
  }

  /**
   * Returns once it is ready.
   *
   * @param launcher a program that becomes the JVM, with its arguments
   */
  Member start(List<String> launcher) throws IOException {
    redis.restore();
    s3.restore();
    service = ServiceProcess.start(name, port, launcher, folder, settings);
    return this;
  }

  /** Starts and ends it once, so that it starts more quickly from then on. */
  void train() throws IOException, InterruptedException {
    ServiceProcess.train(name, port, folder, settings);
  }

  /** The same for one that runs, which is ended first and started again. */
  void restartTrained() throws IOException, InterruptedException {
    kill();
    train();
    start();
  }

  /** The job whose files it has, if it has those of one. */
  Optional<String> jobAtWork() {
    try (Stream<Path> files = Files.walk(workFolder(), 2)) {
      return files
          .map(file -> JOB_FOLDER.matcher(file.getFileName().toString()))
          .filter(Matcher::find)
          .map(Matcher::group)
          .findFirst();
    } catch (IOException | UncheckedIOException changing) {
      return Optional.empty();
    }
  }

  /** SIGKILL; returns when it is gone. */
  void kill() {
    process().destroyForcibly();
    awaitExit();
  }

  /** SIGTERM; returns at once. */
  void terminate() {
    process().destroy();
  }

  /** Until it has ended by itself, or is ended after its time. */
  void awaitExit() {
    try {
      if (!process().waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process().destroyForcibly();
        throw new AssertionError(name + " did not end within " + STOP_SECONDS + " s");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether it has started a program, such as {@code ffmpeg}, that has not ended. */
  boolean runs(String program) {
    return process()
        .descendants()
        .anyMatch(child -> child.info().command().orElse("").endsWith("/" + program));
  }

  void disarm() {
    redis.disarm();
    s3.disarm();
  }

  @Override
  public void close() {
    if (service != null) {
      service.process().destroyForcibly();
    }
    redis.close();
    s3.close();
  }

  private Process process() {
    if (service == null) {
      throw new IllegalStateException(name + " was not started");
    }
    return service.process();
  }
}
