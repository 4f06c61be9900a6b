package org.mediatranscoder.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A server process that ends with the tests, in a folder of its own that goes with it. */
final class ChildProcess {

  private static final int START_SECONDS = 120;

  private final Process process;
  private final Path folder;

  private ChildProcess(Process process, Path folder) {
    this.process = process;
    this.folder = folder;
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
  }

  /** Starts the command in the folder, with its output in a file there. */
  static ChildProcess start(Path folder, List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("server.log").toFile())
              .start();
      return new ChildProcess(process, folder);
    } catch (IOException cannotStart) {
      throw new UncheckedIOException("Cannot start " + command.getFirst(), cannotStart);
    }
  }

  static Path newFolder(String name) {
    try {
      return Files.createTempDirectory("transcoder-test-" + name);
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  /** A port of loopback that nobody listens on just now. */
  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
  }

  /**
   * Waits at most two minutes, as on a busy machine, until the server answers.
   *
   * @throws IllegalStateException with the server's output if it ends or stays silent
   */
  ChildProcess awaitReady(BooleanSupplier answers) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (!answers.getAsBoolean()) {
      if (System.nanoTime() > deadline || exited(50)) {
        String log = log();
        stop();
        throw new IllegalStateException("The server did not come up:\n" + log);
      }
    }
    return this;
  }

  /** Ends it as a crash or a power cut would (SIGKILL) and waits until it is gone. */
  void kill() {
    process.destroyForcibly();
    exited(5_000);
  }

  void stop() {
    process.destroy();
    if (!exited(5_000)) {
      kill();
    }
    Folders.delete(folder);
  }

  private boolean exited(long millis) {
    try {
      return process.waitFor(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private String log() {
    try {
      return Files.readString(folder.resolve("server.log"));
    } catch (IOException none) {
      return "no output";
    }
  }
}
