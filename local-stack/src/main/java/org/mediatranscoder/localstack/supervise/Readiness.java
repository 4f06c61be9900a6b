package org.mediatranscoder.localstack.supervise;

import static java.nio.charset.StandardCharsets.US_ASCII;

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

  /** Asks for as long as a stack is up: after services that were started again too. */
  HttpClient CLIENT = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

  /** Answers within about four seconds; any trouble means no. */
  boolean isReady();

  /**
   * Ready when a GET to loopback is answered with 200. Asks by a socket first: a refused connection
   * costs the HTTP client milliseconds of processor time, which the starting services need.
   */
  static Readiness http(URI uri) {
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(TIMEOUT).build();
    Readiness listening = tcp(uri.getPort());
    return () -> listening.isReady() && isOk(request);
  }

  private static boolean isOk(HttpRequest request) {
    try {
      return CLIENT.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Ready when somebody accepts connections on this port of loopback. */
  static Readiness tcp(int port) {
    return new Connected(port, Socket::isConnected);
  }

  /** Ready when Redis, on this port of loopback, answers PING: not while it loads its data. */
  static Readiness redis(int port) {
    return new Connected(
        port,
        socket -> {
          socket.getOutputStream().write("PING\r\n".getBytes(US_ASCII));
          return new String(socket.getInputStream().readNBytes(5), US_ASCII).equals("+PONG");
        });
  }

  /** Something to find out about a server to which there is a connection. */
  @FunctionalInterface
  interface Question {
    boolean answered(Socket socket) throws IOException;
  }

  /** Ready when there is a connection and the question is answered. */
  record Connected(int port, Question question) implements Readiness {
    @Override
    public boolean isReady() {
      try (Socket socket = new Socket()) {
        int timeout = (int) TIMEOUT.toMillis();
        socket.setSoTimeout(timeout);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), timeout);
        return question.answered(socket);
      } catch (IOException notYet) {
        return false;
      }
    }
  }
}
