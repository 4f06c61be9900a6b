package org.mediatranscoder.gateway.account;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Answers as auth-service does and records what arrives; the true one is tested where it is. */
final class FakeAuthService {

  /** One request as it arrived. */
  record Request(String line, String authorization, String body) {}

  private final HttpServer server;
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private volatile int status = 200;
  private volatile String body = "";
  private volatile @Nullable String history = "[]";

  FakeAuthService() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.createContext("/history", this::handleHistory);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** What every request is answered with from now on. */
  void answer(int newStatus, String newBody) {
    requests.clear();
    status = newStatus;
    body = newBody;
  }

  /** What is left of the history where Redis has no more, as JSON; null while that is away. */
  void keepHistory(@Nullable String jobs) {
    history = jobs;
  }

  Request last() {
    return requests.getLast();
  }

  List<Request> requests() {
    return requests;
  }

  /** There is one page of it. */
  private void handleHistory(HttpExchange exchange) throws IOException {
    String query = String.valueOf(exchange.getRequestURI().getQuery());
    String page = query.contains("cursor=") ? "[]" : history;
    byte[] bytes = (page == null ? "{}" : page).getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(page == null ? 403 : 200, bytes.length);
    try (exchange) {
      exchange.getResponseBody().write(bytes);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String line = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
    requests.add(new Request(line, exchange.getRequestHeaders().getFirst("Authorization"), sent));
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    try (exchange) {
      exchange.getResponseBody().write(bytes);
    }
  }
}
