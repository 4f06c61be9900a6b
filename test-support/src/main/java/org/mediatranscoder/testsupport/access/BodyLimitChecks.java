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
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;

/**
 * Announces a large body to every path of a running service, sends one byte of it, and wants an
 * answer all the same. A service that waits for the body holds memory for a caller who may be
 * anybody.
 */
public final class BodyLimitChecks {

  private static final int ANNOUNCED = 2_000_000;
  private static final int ANSWER_WITHIN_MILLIS = 5_000;
  private static final int AT_ONCE = 16;
  private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");
  private static final List<String> TYPES =
      List.of(
          "application/x-www-form-urlencoded",
          "multipart/form-data; boundary=x",
          "application/octet-stream");

  private final Set<String> paths;
  private final int port;

  /**
   * @param more paths that filters answer, which no list of routes has
   */
  public BodyLimitChecks(ApplicationContext application, int port, String... more) {
    this.paths = new TreeSet<>(List.of(more));
    Routes.of(application).forEach(route -> paths.add(route.path()));
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

  private static Stream<Attempt> attempts(String method, String path) {
    return TYPES.stream().map(type -> new Attempt(method, path, type));
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
    return answer.startsWith("HTTP/1.1 ") ? "" : attempt + ": " + answer;
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

  private record Attempt(String method, String path, String type) {

    byte[] bytes() {
      return """
          %s %s HTTP/1.1\r
          Host: 127.0.0.1\r
          Content-Type: %s\r
          Content-Length: %d\r
          \r
          a"""
          .formatted(method, path, type, ANNOUNCED)
          .getBytes(StandardCharsets.US_ASCII);
    }
  }
}
