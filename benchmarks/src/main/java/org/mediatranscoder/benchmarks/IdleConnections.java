package org.mediatranscoder.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mediatranscoder.localstack.settings.Address;
import org.mediatranscoder.localstack.settings.Ports;

/** Clients that keep a WebSocket open, as pages do, while nothing happens. */
final class IdleConnections {

  private static final Duration IDLE = Duration.ofSeconds(60);

  private final OwnStack stack;
  private final List<Socket> open = new ArrayList<>();

  IdleConnections(OwnStack stack) {
    this.stack = stack;
  }

  /** Prints the resident memory of the gateway before, and when all have been idle for a minute. */
  void measure(int count) throws IOException, InterruptedException {
    try (LargerGateway gateway = LargerGateway.beside(stack, Ports.free().of(Address.GATEWAY))) {
      open.add(webSocket(gateway));
      long before = mebibytes(gateway);
      Instant start = Instant.now();
      for (int i = 1; i < count; i++) {
        open.add(webSocket(gateway));
      }
      Duration opening = Duration.between(start, Instant.now());
      Thread.sleep(IDLE);
      long after = mebibytes(gateway);
      System.out.printf(
          Locale.ROOT,
          "%d WebSockets opened in %d s; %d are open after %d s: gateway %d MiB, %d MiB before%n",
          count,
          opening.toSeconds(),
          alive(),
          IDLE.toSeconds(),
          after,
          before);
    } finally {
      for (Socket socket : open) {
        socket.close();
      }
    }
  }

  private Socket webSocket(LargerGateway gateway) throws IOException {
    Socket socket = gateway.connect();
    String handshake =
        """
        GET /ws HTTP/1.1\r
        Host: localhost\r
        Authorization: Bearer %s\r
        Connection: Upgrade\r
        Upgrade: websocket\r
        Sec-WebSocket-Version: 13\r
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
        \r
        """
            .formatted(stack.token());
    socket.getOutputStream().write(handshake.getBytes(StandardCharsets.US_ASCII));
    String answer =
        new String(
            socket.getInputStream().readNBytes("HTTP/1.1 101".length()), StandardCharsets.US_ASCII);
    if (!answer.endsWith("101")) {
      socket.close();
      throw new IOException("No WebSocket: " + answer);
    }
    return socket;
  }

  private long alive() throws IOException {
    long alive = 0;
    for (Socket socket : open) {
      alive += isAlive(socket) ? 1 : 0;
    }
    return alive;
  }

  private static boolean isAlive(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    in.skipNBytes(in.available());
    socket.setSoTimeout(1);
    try {
      return in.read() >= 0;
    } catch (SocketTimeoutException silent) {
      return true;
    } catch (IOException broken) {
      return false;
    }
  }

  private static long mebibytes(LargerGateway gateway) throws IOException {
    return ResidentMemory.kibibytes(gateway.process()) / 1024;
  }
}
