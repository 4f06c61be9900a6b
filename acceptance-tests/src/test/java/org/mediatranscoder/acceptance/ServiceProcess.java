package org.mediatranscoder.acceptance;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** One service as it is packaged, in a process of its own beside no stack. */
public record ServiceProcess(Process process, URI address) implements AutoCloseable {

  private static final Duration START = Duration.ofMinutes(10);

  /** So that those who wait take little from those who start. */
  private static final Duration LOOK = Duration.ofMillis(500);

  /**
   * Returns once it is ready.
   *
   * @param folder for its log
   */
  static ServiceProcess start(String name, Path folder, Map<String, String> settings)
      throws IOException {
    return start(name, freePort(), List.of(), folder, settings);
  }

  /**
   * Returns once it is ready.
   *
   * @param port of loopback, for an address that survives a restart
   * @param launcher a program that starts the JVM, with its arguments; empty for none
   * @param folder for its log, which goes on where an earlier one ended
   */
  public static ServiceProcess start(
      String name, int port, List<String> launcher, Path folder, Map<String, String> settings)
      throws IOException {
    UnpackedService unpacked = UnpackedService.of(name);
    return start(unpacked, unpacked.aotOptions(), name, port, launcher, folder, settings);
  }

  /** Starts and ends the service once, so that it starts more quickly from then on. */
  public static void train(String name, int port, Path folder, Map<String, String> settings)
      throws IOException, InterruptedException {
    UnpackedService unpacked = UnpackedService.of(name);
    if (!unpacked.aotOptions().isEmpty()) {
      return;
    }
    List<String> options = List.of("-XX:AOTCacheOutput=" + unpacked.aotCache());
    try (ServiceProcess service =
        start(unpacked, options, name, port, List.of(), folder, settings)) {
      service.process.destroy();
      if (!service.process.waitFor(START.toSeconds(), TimeUnit.SECONDS)) {
        service.process.destroyForcibly();
        throw new IllegalStateException("The training run of " + name + " does not end");
      }
    }
  }

  private static ServiceProcess start(
      UnpackedService unpacked,
      List<String> options,
      String name,
      int port,
      List<String> launcher,
      Path folder,
      Map<String, String> settings)
      throws IOException {
    List<String> command = new ArrayList<>(launcher);
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(options);
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "-jar",
            unpacked.jar().toString(),
            "--server.address=127.0.0.1",
            "--server.port=" + port));

    settings.forEach((setting, value) -> command.add("--" + setting + "=" + value));
    Path log = folder.resolve(name + ".log");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    endWithThisJvm(process);
    ServiceProcess service = new ServiceProcess(process, URI.create("http://127.0.0.1:" + port));
    service.awaitReady(log);
    return service;
  }

  @Override
  public void close() {
    process.destroy();
  }

  /** A run of the tests that is ended in its middle leaves no process behind. */
  private static void endWithThisJvm(Process process) {
    Thread end = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(end);
    var _ = process.onExit().thenRun(() -> forget(end));
  }

  private static void forget(Thread end) {
    try {
      Runtime.getRuntime().removeShutdownHook(end);
    } catch (IllegalStateException ending) {
      // The hook is at it.
    }
  }

  private void awaitReady(Path log) {
    URI health = address.resolve("/actuator/health/readiness");
    Awaitility.await()
        .atMost(START)
        .pollInterval(LOOK)
        .ignoreExceptions()
        .failFast("It ended: see " + log, () -> !process.isAlive())
        .until(() -> TranscoderApi.statusOf(health) == 200);
  }

  /** A port of loopback that nobody listens on just now. */
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
