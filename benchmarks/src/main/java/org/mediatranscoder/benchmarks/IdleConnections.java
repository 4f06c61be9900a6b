package org.mediatranscoder.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mediatranscoder.localstack.client.MediaFile;
import org.mediatranscoder.localstack.settings.Address;

/**
 * Clients that follow a job that waits: one half by an event stream, the other by a WebSocket. What
 * comes on the way, they leave in the buffers of the kernel.
 */
final class IdleConnections {

  /** While this one is encoded the next one waits. */
  private static final int LONG_SECONDS = 120;

  private static final Duration IDLE = Duration.ofSeconds(60);

  private final OwnStack stack;
  private final List<Socket> open = new ArrayList<>();

  IdleConnections(OwnStack stack) {
    this.stack = stack;
  }

  /** Prints the resident memory of the gateway before, and when all have been idle for a minute. */
  void measure(int count) throws IOException, InterruptedException {
    String job = waitingJob();
    long before = mebibytes();
    Instant start = Instant.now();
    try {
      for (int i = 0; i < count; i++) {
        open.add(i % 2 == 0 ? eventStream(job) : webSocket());
      }
      Duration opening = Duration.between(start, Instant.now());
      Thread.sleep(IDLE);
      long after = mebibytes();
      System.out.printf(
          Locale.ROOT,
          "%d connections opened in %d s; %d are open after %d s: gateway %d MiB, %d MiB before%n",
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

  private String waitingJob() throws InterruptedException {
    Path folder = stack.data().folder("idle");
    Path clip = MediaFile.generated(folder.resolve("clip.mp4"), LONG_SECONDS);
    upload(clip);
    return upload(clip);
  }

  private String upload(Path clip) throws InterruptedException {
    return stack.client().upload(clip, "webm-720p", "ada@example.test").get("jobId").asString();
  }

  private Socket eventStream(String job) throws IOException {
    return connect("GET /jobs/" + job + "/events HTTP/1.1", "Accept: text/event-stream", "200");
  }

  private Socket webSocket() throws IOException {
    String upgrade =
        """
        Connection: Upgrade\r
        Upgrade: websocket\r
        Sec-WebSocket-Version: 13\r
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==""";
    return connect("GET /ws HTTP/1.1", upgrade, "101");
  }

  private Socket connect(String line, String headers, String status) throws IOException {
    URI gateway = stack.ports().url(Address.GATEWAY);
    Socket socket = new Socket(gateway.getHost(), gateway.getPort());
    String request =
        "%s\r\nHost: %s\r\nAuthorization: Bearer %s\r\n%s\r\n\r\n"
            .formatted(line, gateway.getAuthority(), stack.token(), headers);
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    String answer =
        new String(
            socket.getInputStream().readNBytes("HTTP/1.1 200".length()), StandardCharsets.US_ASCII);
    if (!answer.endsWith(status)) {
      socket.close();
      throw new IOException(answer + " for " + line);
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

  private long mebibytes() throws IOException {
    return ResidentMemory.kibibytes(stack.process(Address.GATEWAY.processName())) / 1024;
  }
}
