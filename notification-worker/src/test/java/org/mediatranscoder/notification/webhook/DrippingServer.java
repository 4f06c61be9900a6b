package org.mediatranscoder.notification.webhook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Sends a byte of its headers now and then, so that no wait for the next byte is ever long. */
final class DrippingServer implements AutoCloseable {

  private final ServerSocket socket;

  DrippingServer() {
    try {
      socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
    Thread.ofVirtual().start(this::serve);
  }

  String url() {
    return "http://127.0.0.1:" + socket.getLocalPort() + "/";
  }

  private void serve() {
    try {
      while (true) {
        Socket client = socket.accept();
        Thread.ofVirtual().start(() -> drip(client));
      }
    } catch (IOException closed) {
      return;
    }
  }

  private static void drip(Socket client) {
    try (client) {
      client.getOutputStream().write("HTTP/1.1 200 OK\r\nX: ".getBytes(StandardCharsets.US_ASCII));
      for (int i = 0; i < 200; i++) {
        client.getOutputStream().write('x');
        client.getOutputStream().flush();
        Thread.sleep(100);
      }
    } catch (IOException | InterruptedException hungUp) {
      return;
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException ignored) {
      return;
    }
  }
}
