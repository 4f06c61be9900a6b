package org.mediatranscoder.testsupport.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** One client and its own connection to the server, for a {@link Fault}. */
public final class ProxiedConnection {

  private static final int PIECE = 64 * 1024;

  /** What is looked for may begin in the piece before. */
  private static final int REMEMBERED = 2048;

  private final FaultProxy proxy;
  private final Socket client;
  private final Socket server;
  private volatile CountDownLatch answersFlow = new CountDownLatch(0);

  ProxiedConnection(FaultProxy proxy, Socket client, Socket server) {
    this.proxy = proxy;
    this.client = client;
    this.server = server;
  }

  void start(Runnable onEnd) {
    AtomicInteger ways = new AtomicInteger(2);
    Runnable wayEnds =
        () -> {
          if (ways.decrementAndGet() == 0) {
            onEnd.run();
          }
        };
    Thread.ofVirtual().start(() -> pump(this::passRequests, wayEnds));
    Thread.ofVirtual().start(() -> pump(this::passAnswers, wayEnds));
  }

  /** Sends this to the client, as if the server did. */
  public void reply(byte[] answer) throws IOException {
    client.getOutputStream().write(answer);
    client.getOutputStream().flush();
  }

  /** Passes on what the client sent. */
  public void forward(byte[] piece) throws IOException {
    server.getOutputStream().write(piece);
    server.getOutputStream().flush();
  }

  /** Reads what the client sends until it hangs up, and passes nothing on. */
  public void swallow() throws IOException {
    client.getInputStream().transferTo(OutputStream.nullOutputStream());
  }

  /** Keeps the answers of the server back until {@link #letAnswersThrough}. */
  public void holdAnswers() {
    answersFlow = new CountDownLatch(1);
  }

  public void letAnswersThrough() {
    answersFlow.countDown();
  }

  /** Breaks both connections. */
  public void close() {
    answersFlow.countDown();
    closeQuietly(client);
    closeQuietly(server);
  }

  private void passRequests() throws IOException, InterruptedException {
    InputStream in = client.getInputStream();
    byte[] buffer = new byte[PIECE];
    String before = "";
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      byte[] piece = Arrays.copyOf(buffer, n);
      String sent = new String(piece, StandardCharsets.ISO_8859_1);
      Optional<FaultProxy.Met> met = proxy.look(before, sent);
      if (met.isPresent()) {
        met.get().fault().meet(this, piece, met.get().seen());
      } else {
        forward(piece);
      }
      before = sent.substring(Math.max(0, sent.length() - REMEMBERED));
    }
  }

  private void passAnswers() throws IOException, InterruptedException {
    InputStream in = server.getInputStream();
    byte[] buffer = new byte[PIECE];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      answersFlow.await();
      reply(Arrays.copyOf(buffer, n));
    }
  }

  private void pump(Way way, Runnable onEnd) {
    try {
      way.pass();
    } catch (IOException broken) {
      // The test that broke it knows.
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      close();
      onEnd.run();
    }
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException gone) {
      // It is closed all the same.
    }
  }

  /** One direction. */
  private interface Way {
    void pass() throws IOException, InterruptedException;
  }
}
