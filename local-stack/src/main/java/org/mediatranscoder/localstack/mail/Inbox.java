package org.mediatranscoder.localstack.mail;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/**
 * A page that shows the mails: {@code /} the list, {@code /messages/ID} one of them. Programs ask
 * {@code /api/messages} and {@code /api/messages/ID}.
 */
public final class Inbox implements AutoCloseable {

  private static final String HTML = "text/html; charset=utf-8";
  private static final String JSON = "application/json";

  private final MailFolder folder;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final JsonMapper json = JsonMapper.builder().build();

  private Inbox(MailFolder folder, HttpServer server) {
    this.folder = folder;
    this.server = server;
  }

  /**
   * @param port of loopback
   */
  public static Inbox start(MailFolder folder, int port) {
    return start(folder, InetAddress.getLoopbackAddress(), port);
  }

  public static Inbox start(MailFolder folder, InetAddress address, int port) {
    try {
      HttpServer server = HttpServer.create(new InetSocketAddress(address, port), 0);
      Inbox inbox = new Inbox(folder, server);
      server.createContext("/", inbox::answer);
      server.setExecutor(inbox.threads);
      server.start();
      return inbox;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String method = exchange.getRequestMethod();
      if (!method.equals("GET") && !method.equals("HEAD")) {
        send(exchange, 405, HTML, InboxPage.message("Only GET and HEAD"));
      } else if (path.equals("/")) {
        send(exchange, 200, HTML, InboxPage.list(folder.list()));
      } else if (path.equals("/api/messages")) {
        send(exchange, 200, JSON, json.writeValueAsString(Map.of("messages", folder.list())));
      } else if (path.startsWith("/api/messages/")) {
        one(exchange, path.substring("/api/messages/".length()), JSON);
      } else if (path.startsWith("/messages/")) {
        one(exchange, path.substring("/messages/".length()), HTML);
      } else {
        send(exchange, 404, HTML, InboxPage.message("No such page"));
      }
    }
  }

  private void one(HttpExchange exchange, String id, String type) throws IOException {
    ReceivedMail mail = folder.find(id).orElse(null);
    if (mail == null) {
      send(exchange, 404, HTML, InboxPage.message("No such mail"));
    } else if (type.equals(JSON)) {
      send(exchange, 200, JSON, json.writeValueAsString(mail));
    } else {
      send(exchange, 200, HTML, InboxPage.mail(mail));
    }
  }

  private static void send(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(status, -1);
      return;
    }
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
