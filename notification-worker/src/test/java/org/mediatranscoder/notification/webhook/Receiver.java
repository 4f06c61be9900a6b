package org.mediatranscoder.notification.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** A server of a user, on a free port of loopback. */
final class Receiver implements AutoCloseable {

  /** What it got. */
  record Received(String path, HttpHeaders headers, String body) {

    String header(String name) {
      return headers.firstValue(name).orElse("");
    }
  }

  /** How it answers. */
  interface Answers {
    void to(HttpExchange exchange, int count) throws IOException;
  }

  private final HttpServer server;
  private final List<Received> received = new CopyOnWriteArrayList<>();

  Receiver(Answers answers) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", exchange -> take(exchange, answers));
    server.start();
  }

  /** Answers each request with the next of these; the last one stays. */
  static Receiver answering(int... statuses) {
    return new Receiver(
        (exchange, count) ->
            exchange.sendResponseHeaders(statuses[Math.min(count, statuses.length) - 1], -1));
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
  }

  List<Received> received() {
    return received;
  }

  private void take(HttpExchange exchange, Answers answers) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Map<String, List<String>> headers =
        exchange.getRequestHeaders().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    received.add(
        new Received(
            exchange.getRequestURI().toString(), HttpHeaders.of(headers, (n, v) -> true), body));
    try (exchange) {
      answers.to(exchange, received.size());
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
