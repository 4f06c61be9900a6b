package org.mediatranscoder.acceptance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.Awaitility;

/** Takes the spans of all services, as a collector would: OTLP over HTTP. */
final class Spans implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final ConcurrentLinkedQueue<Span> received = new ConcurrentLinkedQueue<>();
  private final HttpServer server;

  Spans() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/v1/traces", this::take);
    server.start();
  }

  /** What a service is told so that it sends every span here, soon. */
  Map<String, String> environment() {
    return Map.of(
        "MANAGEMENT_OPENTELEMETRY_TRACING_EXPORT_OTLP_ENDPOINT",
        "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces",
        "MANAGEMENT_OPENTELEMETRY_TRACING_EXPORT_SCHEDULEDELAY",
        "200ms",
        "MANAGEMENT_TRACING_SAMPLING_PROBABILITY",
        "1");
  }

  List<Span> all() {
    return List.copyOf(received);
  }

  /** The spans of the trace that the job was enqueued in. */
  List<Span> ofJob(String jobId) {
    String trace =
        all().stream()
            .filter(span -> span.kind() == Span.PRODUCER)
            .filter(span -> jobId.equals(span.attributes().get("job.id")))
            .map(Span::trace)
            .findFirst()
            .orElse("none yet");
    return all().stream().filter(span -> span.trace().equals(trace)).toList();
  }

  /** The spans of the job's trace once those of all these names are there. */
  List<Span> await(String jobId, String... names) {
    return Awaitility.await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(100))
        .until(
            () -> ofJob(jobId),
            spans -> spans.stream().map(Span::name).toList().containsAll(List.of(names)));
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      received.addAll(Span.all(exchange.getRequestBody().readAllBytes()));
      exchange.sendResponseHeaders(200, -1);
    }
  }
}
