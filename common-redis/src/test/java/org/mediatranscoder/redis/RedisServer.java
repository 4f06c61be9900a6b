package org.mediatranscoder.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.mediatranscoder.redis.connection.RedisLink;
import org.mediatranscoder.redis.connection.RedisProperties;

/** A real redis-server on a free port of the loopback interface; it forgets all when it stops. */
public final class RedisServer implements AutoCloseable {

  private final int port = freePort();
  private Process process = launch(port);

  public RedisServer() {
    awaitUp();
  }

  public String uri() {
    return "redis://127.0.0.1:" + port;
  }

  /** A new client of this server,. */
  public RedisLink link() {
    return new RedisLink(new RedisProperties(uri(), Duration.ofSeconds(10)));
  }

  public void stop() {
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Starts it again on the same port, empty. */
  public void start() {
    process = launch(port);
    awaitUp();
  }

  /** Freezes it: it keeps its data and its connections but answers nothing. */
  public void pause() {
    ProcessSignals.pause(process);
  }

  public void resume() {
    ProcessSignals.resume(process);
  }

  @Override
  public void close() {
    resume();
    stop();
  }

  private void awaitUp() {
    Awaitility.await().atMost(Duration.ofSeconds(10)).until(this::accepts);
  }

  private boolean accepts() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  private static Process launch(int port) {
    try {
      return new ProcessBuilder(
              "redis-server",
              "--port",
              Integer.toString(port),
              "--bind",
              "127.0.0.1",
              "--save",
              "",
              "--maxmemory-policy",
              "noeviction")
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException("The tests need redis-server on the PATH", e);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
