package org.mediatranscoder.localstack.supervise;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks a process whether it can be used. */
@FunctionalInterface
public interface Readiness {

  Duration TIMEOUT = Duration.ofSeconds(2);

  /** Answers within about four seconds; any trouble means no. */
  boolean isReady();

  /**
   * Ready when a GET to loopback is answered with 200. Asks by a socket first: a refused connection
   * costs the HTTP client milliseconds of processor time, which the starting services need.
   */
  static Readiness http(HttpClient client, URI uri) {
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(TIMEOUT).build();
    Readiness listening = tcp(uri.getPort());
    return () -> listening.isReady() && isOk(client, request);
  }

  private static boolean isOk(HttpClient client, HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Ready when somebody accepts connections on this port of loopback. */
  static Readiness tcp(int port) {
    return () -> {
      try (Socket socket = new Socket()) {
        socket.connect(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
            (int) TIMEOUT.toMillis());
        return true;
      } catch (IOException notYet) {
        return false;
      }
    };
  }
}
