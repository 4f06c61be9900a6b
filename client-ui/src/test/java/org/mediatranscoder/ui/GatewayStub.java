package org.mediatranscoder.ui;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Answers the page as a test wants it, and remembers what was asked. */
public final class GatewayStub implements AutoCloseable {

  private record Answer(int status, String body, Map<String, String> headers) {}

  private static final Answer NONE =
      new Answer(404, "{\"code\":\"not-found\",\"detail\":\"There is no such thing\"}", Map.of());

  private final HttpServer server = StubHttp.server();
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final UploadsStub uploads = new UploadsStub();
  private final Set<String> stalled = ConcurrentHashMap.newKeySet();
  private final Map<String, Headers> headers = new ConcurrentHashMap<>();
  private volatile Headers lastHeaders = new Headers();
  private volatile @Nullable String lastQuery;
  private final Map<String, String> queries = new ConcurrentHashMap<>();

  public GatewayStub() throws IOException {
    server.createContext("/", this::handle);
    server.start();
    startAfresh();
  }

  public String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /** Forgets what was asked; nothing is in the account but Ada herself. */
  public void startAfresh() {
    requests.clear();
    answers.clear();
    headers.clear();
    stalled.clear();
    uploads.reset();
    answer("GET /formats", 200, "{\"formats\":[]}");
    answer("GET /estimates", 200, "{\"estimates\":[]}");
    answer("GET /tokens", 200, "{\"tokens\":[]}");
    answer("GET /webhooks", 200, "{\"webhooks\":[]}");
    answer(
        "GET /me/preferences", 200, "{\"defaultFormat\":null,\"email\":null,\"mail\":\"always\"}");
    answer(
        "GET /me",
        200,
        """
        {"accountId":"account-1","email":"ada@example.test","displayName":"Ada <Local>",
         "createdAt":"2026-11-01T10:00:00Z","roles":[],
         "identities":[{"provider":"google","linkedAt":"2026-11-01T10:00:00Z"}]}""");
  }

  /**
   * @param request such as {@code DELETE /me}, or {@code PATCH /files/*} for any upload; without a
   *     query it stands for all queries that have no answer of their own
   */
  public void answer(String request, int status, String body) {
    answers.put(request, new Answer(status, body, Map.of()));
    stalled.remove(request);
  }

  /** A problem detail as the gateway writes it. */
  public void refuse(String request, int status, String code, Map<String, String> headers) {
    String body =
        "{\"status\":%d,\"code\":\"%s\",\"detail\":\"In words\",\"errorId\":\"e-1\"}"
            .formatted(status, code);
    answers.put(request, new Answer(status, body, headers));
    stalled.remove(request);
  }

  /** Again as if nothing had been said of such a request. */
  public void usual(String request) {
    answers.remove(request);
    stalled.remove(request);
  }

  /** Takes no byte of such a request's body any more, until the next {@link #answer}. */
  public void stall(String request) {
    stalled.add(request);
  }

  /** What was sent to it by tus. */
  public UploadsStub uploads() {
    return uploads;
  }

  /**
   * Method, path and body of each request so far; of an upload its metadata, as a map is written.
   */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  /** The headers of the last one. */
  public Headers lastHeaders() {
    return lastHeaders;
  }

  /** The headers of the last one of this method and path. */
  public Headers headersOf(String request) {
    return headers.getOrDefault(request, new Headers());
  }

  /** The query of the last one of this method and path; empty if there was none. */
  public String queryOf(String request) {
    return queries.getOrDefault(request, "");
  }

  /** The query of the last one; null if it had none. */
  public @Nullable String lastQuery() {
    return lastQuery;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    allowOurPage(exchange);
    if (exchange.getRequestMethod().equals("OPTIONS")) {
      StubHttp.answer(exchange, 204, "");
      return;
    }
    String path = exchange.getRequestURI().getPath();
    String request =
        exchange.getRequestMethod() + " " + path.replaceFirst("^/files/.*", "/files/*");
    byte[] body = bodyOf(request, exchange);
    requests.add((request + " " + described(exchange, path, body)).strip());
    lastHeaders = exchange.getRequestHeaders();
    headers.put(request, lastHeaders);
    lastQuery = exchange.getRequestURI().getRawQuery();
    queries.put(request, String.valueOf(lastQuery));
    @Nullable Answer told = answers.getOrDefault(request + "?" + lastQuery, answers.get(request));
    if (told == null && path.startsWith("/files")) {
      uploads.answer(exchange, body);
      return;
    }
    Answer answer = told == null ? unsaid(path) : told;
    answer.headers().forEach(exchange.getResponseHeaders()::add);
    StubHttp.answer(exchange, answer.status(), answer.body());
  }

  private Answer unsaid(String path) {
    @Nullable String job = uploads.job(path.replaceFirst("^/status/", ""));
    if (job != null) {
      return new Answer(200, job, Map.of());
    }
    return switch (path) {
      case "/uploads" -> new Answer(200, uploads.list(), Map.of());
      case "/jobs" -> new Answer(200, uploads.jobs(), Map.of());
      default -> NONE;
    };
  }

  /** The body, or of an upload what its metadata say. */
  private static String described(HttpExchange exchange, String path, byte[] body) {
    if (path.startsWith("/files")) {
      @Nullable String metadata = exchange.getRequestHeaders().getFirst("Upload-Metadata");
      return metadata == null ? "" : UploadsStub.named(metadata).toString();
    }
    return new String(body, UTF_8);
  }

  private byte[] bodyOf(String request, HttpExchange exchange) throws IOException {
    while (stalled.contains(request)) {
      LockSupport.parkNanos(100_000_000);
    }
    return exchange.getRequestBody().readAllBytes();
  }

  /** CORS as the gateway does it. */
  private static void allowOurPage(HttpExchange exchange) {
    Headers headers = exchange.getResponseHeaders();
    String origin = exchange.getRequestHeaders().getFirst("Origin");
    if (origin != null) {
      headers.add("Access-Control-Allow-Origin", origin);
    }
    headers.add("Access-Control-Allow-Methods", "GET,HEAD,POST,PUT,PATCH,DELETE");
    headers.add(
        "Access-Control-Allow-Headers",
        "authorization,content-type,accept,idempotency-key,tus-resumable,upload-length,"
            + "upload-metadata,upload-offset");
    headers.add("Access-Control-Expose-Headers", "Location,Retry-After,Upload-Offset");
  }
}
