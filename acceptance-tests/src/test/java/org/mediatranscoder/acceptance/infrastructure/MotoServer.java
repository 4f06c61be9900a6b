package org.mediatranscoder.acceptance.infrastructure;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A server that plays AWS, empty at its start. */
final class MotoServer implements AutoCloseable {

  private static final Duration START = Duration.ofMinutes(1);

  private final Process process;
  private final int port;

  private MotoServer(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts it on a free port of loopback, with its log in the folder. */
  static MotoServer start(Path program, Path folder) throws IOException {
    int port = freePort();
    Process process =
        new ProcessBuilder(program.toString(), "-H", "127.0.0.1", "-p", Integer.toString(port))
            .redirectErrorStream(true)
            .redirectOutput(Files.createDirectories(folder).resolve("moto.log").toFile())
            .start();
    MotoServer server = new MotoServer(process, port);
    Awaitility.await().atMost(START).until(server::answers);
    return server;
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().completeOnTimeout(process, 5, TimeUnit.SECONDS).join();
    process.destroyForcibly();
  }

  private boolean answers() {
    if (!process.isAlive()) {
      throw new IllegalStateException("moto_server ended at once");
    }
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
