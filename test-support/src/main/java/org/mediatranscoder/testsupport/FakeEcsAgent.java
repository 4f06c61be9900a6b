package org.mediatranscoder.testsupport;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers as the agent of ECS does, and keeps what it was asked. */
public final class FakeEcsAgent implements AutoCloseable {

  /** What ECS says while a deployment waits for the task. */
  public static final String REFUSAL =
      "{\"failure\":{\"Arn\":\"arn:aws:ecs:::task/t\",\"Detail\":null,\"Reason\":\"DEPLOYMENT_BLOCKED\"}}";

  private final HttpServer server;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private volatile boolean refuses;

  private FakeEcsAgent(HttpServer server) {
    this.server = server;
  }

  public static FakeEcsAgent start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      FakeEcsAgent agent = new FakeEcsAgent(server);
      server.createContext("/", agent::answer);
      server.start();
      return agent;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With a path, as ECS gives it. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api/task-1");
  }

  /** All since the last time. */
  public List<String> requests() {
    List<String> all = List.copyOf(requests);
    requests.clear();
    return all;
  }

  public void refuse(boolean on) {
    refuses = on;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body);
    boolean on = body.contains("true");
    String answer =
        refuses
            ? REFUSAL
            : "{\"protection\":{\"ExpirationDate\":null,\"ProtectionEnabled\":"
                + on
                + ",\"TaskArn\":\"arn:aws:ecs:::task/t\"}}";
    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    try (exchange) {
      exchange.getResponseBody().write(bytes);
    }
  }
}
