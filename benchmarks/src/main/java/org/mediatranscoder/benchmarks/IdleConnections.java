package org.mediatranscoder.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mediatranscoder.localstack.settings.Address;
import org.mediatranscoder.localstack.settings.Ports;

/**
 * Clients that keep a connection open while nothing happens: a WebSocket, as pages do, or the
 * events of a job that waits, as scripts do.
 */
final class IdleConnections {

  private static final Duration IDLE = Duration.ofSeconds(60);

  private static final List<String> UPGRADE =
      List.of(
          "Connection: Upgrade",
          "Upgrade: websocket",
          "Sec-WebSocket-Version: 13",
          "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");

  private final OwnStack stack;

  IdleConnections(OwnStack stack) {
    this.stack = stack;
  }

  /** Of WebSockets. */
  void measureSockets(int count) throws IOException, InterruptedException {
    measure(count, "WebSockets", gateway -> opened(gateway, "/ws", UPGRADE, "HTTP/1.1 101"));
  }

  /** Of streams of events. */
  void measureEvents(int count) throws IOException, InterruptedException {
    String job = waitingJob();
    measure(
        count,
        "streams of events",
        gateway -> opened(gateway, "/jobs/" + job + "/events", List.of(), "HTTP/1.1 200"));
  }

  /** Its worker is held, so nothing becomes of it. */
  private String waitingJob() throws IOException, InterruptedException {
    signal("-STOP");
    Path file = Files.createTempFile("idle", ".wav");
    try {
      Files.write(file, new byte[1000]);
      return stack.client().upload(file, "mp3", "ada@example.test").get("jobId").asString();
    } finally {
      Files.delete(file);
    }
  }

  private void signal(String name) throws IOException, InterruptedException {
    long worker = stack.process(Address.TRANSCODING.processName()).pid();
    int code = new ProcessBuilder("kill", name, Long.toString(worker)).start().waitFor();
    if (code != 0) {
      throw new IOException("kill " + name + " failed");
    }
  }

  /** How one connection is opened. */
  @FunctionalInterface
  private interface Opening {

    Socket open(LargerGateway gateway) throws IOException;
  }

  /** Prints the resident memory of the gateway before, and when all have been idle for a minute. */
  private void measure(int count, String kind, Opening opening)
      throws IOException, InterruptedException {
    List<Socket> open = new ArrayList<>();
    try (LargerGateway gateway = LargerGateway.beside(stack, Ports.free().of(Address.GATEWAY))) {
      open.add(opening.open(gateway));
      long before = mebibytes(gateway);
      Instant start = Instant.now();
      for (int i = 1; i < count; i++) {
        open.add(opening.open(gateway));
      }
      Duration took = Duration.between(start, Instant.now());
      Thread.sleep(IDLE);
      long after = mebibytes(gateway);
      System.out.printf(
          Locale.ROOT,
          "%d %s opened in %d s; %d are open after %d s: gateway %d MiB, %d MiB before%n",
          count,
          kind,
          took.toSeconds(),
          alive(open),
          IDLE.toSeconds(),
          after,
          before);
    } finally {
      for (Socket socket : open) {
        socket.close();
      }
    }
  }

  private Socket opened(LargerGateway gateway, String path, List<String> headers, String expected)
      throws IOException {
    Socket socket = gateway.connect();
    List<String> lines = new ArrayList<>(List.of("GET " + path + " HTTP/1.1", "Host: localhost"));
    lines.add("Authorization: Bearer " + stack.token());
    lines.addAll(headers);
    String request = String.join("\r\n", lines) + "\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    String answer =
        new String(
            socket.getInputStream().readNBytes(expected.length()), StandardCharsets.US_ASCII);
    if (!answer.equals(expected)) {
      socket.close();
      throw new IOException("Not opened: " + answer);
    }
    return socket;
  }

  private static long alive(List<Socket> open) throws IOException {
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
