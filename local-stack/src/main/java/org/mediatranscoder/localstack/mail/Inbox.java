package org.mediatranscoder.localstack.mail;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandlers;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.mediatranscoder.localstack.settings.Folders;
import tools.jackson.databind.json.JsonMapper;

/**
 * A page that shows the mails: {@code /} the list, {@code /messages/ID} one of them. Programs ask
 * {@code /api/messages} and {@code /api/messages/ID}.
 */
public final class Inbox implements AutoCloseable {

  private static final String HTML = "text/html; charset=utf-8";
  private static final String JSON = "application/json";
  private static final String API = "/api/messages";
  private static final String PAGE = "/messages/";

  private final MailFolder folder;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private Inbox(MailFolder folder, HttpServer server) {
    this.folder = folder;
    this.server = server;
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  /** Closing it stops the server. */
  public static Inbox start(MailFolder folder, InetAddress address, int port) {
    InetSocketAddress socket = new InetSocketAddress(address, port);
    return new Inbox(folder, Folders.io(() -> HttpServer.create(socket, 0)));
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
      } else if (path.equals(API)) {
        send(exchange, 200, JSON, json(Map.of("messages", folder.list())));
      } else if (path.startsWith(API + "/")) {
        one(exchange, path.substring(API.length() + 1), JSON);
      } else if (path.startsWith(PAGE)) {
        one(exchange, path.substring(PAGE.length()), HTML);
      } else {
        send(exchange, 404, HTML, InboxPage.message("No such page"));
      }
    }
  }

  private void one(HttpExchange exchange, String id, String type) throws IOException {
    ReceivedMail mail = folder.find(id).orElse(null);
    if (mail == null) {
      send(exchange, 404, HTML, InboxPage.message("No such mail"));
    } else {
      send(exchange, 200, type, type.equals(JSON) ? json(mail) : InboxPage.mail(mail));
    }
  }

  private static String json(Object value) {
    return JsonMapper.shared().writeValueAsString(value);
  }

  private static void send(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    HttpHandlers.of(status, Headers.of("Content-Type", type), body).handle(exchange);
  }
}
