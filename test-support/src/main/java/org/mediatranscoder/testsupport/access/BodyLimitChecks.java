package org.mediatranscoder.testsupport.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;

/**
 * Announces a large body to every path of a running service, sends one byte of it, and wants an
 * answer all the same. A service that waits for the body holds memory for a caller who may be
 * anybody.
 */
public final class BodyLimitChecks {

  private static final int ANNOUNCED = 2_000_000;
  private static final int LARGE = 70_000;
  private static final int ANSWER_WITHIN_MILLIS = 5_000;
  private static final int AT_ONCE = 16;
  private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");
  private static final List<String> TYPES =
      List.of(
          "application/x-www-form-urlencoded",
          "multipart/form-data; boundary=x",
          "application/octet-stream");

  private final Set<Route> routes;
  private final Set<String> paths;
  private final int port;

  /**
   * @param more paths that filters answer, which no list of routes has
   */
  public BodyLimitChecks(ApplicationContext application, int port, String... more) {
    this.paths = new TreeSet<>(List.of(more));
    this.routes = Routes.of(application);
    routes.forEach(route -> paths.add(route.path()));
    this.port = port;
  }

  /** Fails if a path waits for the body of a caller who has not signed in. */
  public void checkNobodyWaitsForABodyBeforeLogIn() {
    List<Attempt> attempts =
        paths.stream()
            .flatMap(path -> METHODS.stream().flatMap(method -> attempts(method, path)))
            .toList();
    assertThat(failures(attempts)).as("paths that wait for a body").isEmpty();
  }

  /**
   * Fails if a route takes a body of more than 64 KB, whether it announces its length or comes in
   * chunks.
   *
   * @param token good for every route that a person may call
   * @param uploads routes that read a file, as {@link Route#toString} writes them
   */
  public void checkLargeBodiesAreRefused(String token, String... uploads) {
    assertThat(routes.stream().map(Route::toString)).containsAll(List.of(uploads));
    List<Attempt> attempts =
        routes.stream()
            .filter(route -> !List.of(uploads).contains(route.toString()))
            .filter(route -> !route.pattern().startsWith("/actuator"))
            .flatMap(route -> route.methods().stream().flatMap(m -> large(m, route, token)))
            .toList();
    assertThat(failures(attempts)).as("routes that take a large body").isEmpty();
  }

  /** A chunked body is counted as it is read, so a route that reads none may ignore it. */
  private static Stream<Attempt> large(String method, Route route, String token) {
    Attempt announced = Attempt.announced(method, route.path(), "application/json").with(token);
    Attempt chunked = Attempt.chunked(method, route.path()).with(token);
    return List.of("POST", "PUT", "PATCH").contains(method)
        ? Stream.of(announced, chunked)
        : Stream.of(announced);
  }

  private static Stream<Attempt> attempts(String method, String path) {
    return TYPES.stream().map(type -> Attempt.announced(method, path, type));
  }

  private List<String> failures(List<Attempt> attempts) {
    try (ExecutorService callers = Executors.newFixedThreadPool(AT_ONCE)) {
      return attempts.stream()
          .map(attempt -> callers.submit(() -> failure(attempt)))
          .toList()
          .stream()
          .map(BodyLimitChecks::join)
          .filter(failure -> !failure.isEmpty())
          .toList();
    }
  }

  private static String join(Future<String> failure) {
    try {
      return failure.get(2, TimeUnit.MINUTES);
    } catch (ExecutionException | TimeoutException failed) {
      throw new IllegalStateException(failed);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopping);
    }
  }

  private String failure(Attempt attempt) {
    String answer = answer(attempt);
    return attempt.answers().matcher(answer).matches() ? "" : attempt + ": " + answer;
  }

  /** The status line, or why there is none. */
  private String answer(Attempt attempt) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(ANSWER_WITHIN_MILLIS);
      socket.getOutputStream().write(attempt.bytes());
      byte[] start = socket.getInputStream().readNBytes(12);
      return new String(start, StandardCharsets.US_ASCII);
    } catch (SocketTimeoutException waiting) {
      return "waits";
    } catch (IOException unreachable) {
      throw new UncheckedIOException(unreachable);
    }
  }

  /**
   * One request.
   *
   * @param answers the status lines that are right
   */
  private record Attempt(String method, String path, String head, String body, Pattern answers) {

    private static final Pattern ANY = Pattern.compile("HTTP/1.1 \\d{3}");
    private static final Pattern REFUSED = Pattern.compile("HTTP/1.1 (302|401|403|413)");
    private static final Pattern FAULT = Pattern.compile("HTTP/1.1 (302|4\\d\\d)");

    static Attempt announced(String method, String path, String type) {
      String head = "Content-Type: %s\r\nContent-Length: %d\r\n".formatted(type, ANNOUNCED);
      return new Attempt(method, path, head, "a", ANY);
    }

    static Attempt chunked(String method, String path) {
      String head = "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n";
      String chunk = "%x\r\n%s\r\n".formatted(LARGE, "a".repeat(LARGE));
      return new Attempt(method, path, head, chunk, FAULT);
    }

    Attempt with(String token) {
      String authorization = "Authorization: Bearer " + token + "\r\n";
      Pattern right = answers == ANY ? REFUSED : answers;
      return new Attempt(method, path, head + authorization, body, right);
    }

    byte[] bytes() {
      return "%s %s HTTP/1.1\r\nHost: 127.0.0.1\r\n%s\r\n%s"
          .formatted(method, path, head, body)
          .getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public String toString() {
      return method + " " + path + " " + head.lines().limit(2).toList();
    }
  }
}
