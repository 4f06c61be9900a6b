package org.mediatranscoder.gateway.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mediatranscoder.gateway.support.Jobs.NOON;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.gateway.support.GatewayTest;
import org.mediatranscoder.gateway.support.Jobs;
import org.mediatranscoder.model.job.JobManifest;
import org.mediatranscoder.model.job.TranscodeJob;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** What Redis has, and on from there what auth-service has; the true one is tested there. */
class HistoryTest extends GatewayTest {

  private static final HttpServer AUTH = start();
  private static final List<TranscodeJob> KEPT = new CopyOnWriteArrayList<>();
  private static final List<String> ASKED = new CopyOnWriteArrayList<>();

  private static final AtomicBoolean REFUSES = new AtomicBoolean();

  @DynamicPropertySource
  static void auth(DynamicPropertyRegistry registry) {
    registry.add(
        "transcoder.auth.base-url", () -> "http://127.0.0.1:" + AUTH.getAddress().getPort());
  }

  @BeforeEach
  void nothingIsKept() {
    KEPT.clear();
    ASKED.clear();
  }

  @Test
  void theHistoryGoesOnBeyondWhatRedisKeepsWithTheSameCursor() {
    IntStream.range(0, 5).forEach(i -> KEPT.add(ended(i)));
    List<String> all =
        IntStream.range(5, 8).mapToObj(this::inRedis).map(job -> job.id().toString()).toList();

    JsonNode first = json(get("/jobs?limit=2"));
    assertThat(ASKED).as("Redis has enough").isEmpty();
    JsonNode second = json(get("/jobs?limit=4&cursor=" + cursor(first)));
    JsonNode third = json(get("/jobs?limit=4&cursor=" + cursor(second)));

    assertThat(ids(first)).containsExactly(all.get(2), all.get(1));
    assertThat(ids(second)).containsExactly(all.get(0), kept(4), kept(3), kept(2));
    assertThat(ids(third)).containsExactly(kept(1), kept(0));
    assertThat(third.path("nextCursor").isNull()).isTrue();
  }

  @Test
  void aJobThatBothHaveIsShownOnceAsRedisHasItAndADeletedOneIsNot() {
    TranscodeJob deleted = ended(0);
    KEPT.add(deleted);
    jobs.delete(deleted.id());
    TranscodeJob both = inRedis(1);
    KEPT.add(both);

    assertThat(ids(json(get("/jobs")))).containsExactly(both.id().toString());
    assertThat(get("/status/" + deleted.id()).statusCode()).isEqualTo(404);
  }

  @Test
  void aJobThatOnlyTheLastingHistoryHasIsShownAndCanBeDeleted() {
    TranscodeJob old = ended(0);
    KEPT.add(old);

    assertThat(json(get("/status/" + old.id())).path("status").asString()).isEqualTo("CANCELLED");
    assertThat(send(request("/jobs/" + old.id()).DELETE()).statusCode()).isEqualTo(204);

    assertThat(DOWNSTREAM.deleted()).containsExactly(old.id().toString());
    assertThat(get("/status/" + old.id()).statusCode()).isEqualTo(404);
    assertThat(ids(json(get("/jobs")))).isEmpty();
  }

  @Test
  void nobodyAsksForMoreOfAHistoryThatRedisHasAsAWholeUntilAJobLeavesIt() {
    TranscodeJob job = inRedis(1);
    jobs.cancel(job.id(), NOON);
    get("/jobs");
    assertThat(ASKED).hasSize(1);

    get("/jobs");
    get("/jobs?status=CANCELLED");
    assertThat(ASKED).hasSize(1);

    TranscodeJob ended = jobs.find(job.id()).orElseThrow();
    KEPT.add(ended);
    jobs.forget(ended);
    assertThat(ids(json(get("/jobs")))).containsExactly(ended.id().toString());
    REDIS.flush();
    REDIS.set("jobs:complete", "1");
    assertThat(ids(json(get("/jobs")))).containsExactly(ended.id().toString());
  }

  @Test
  void aHistoryThatCannotBeAskedForCountsAsWholeForNobody() {
    TranscodeJob old = ended(0);
    KEPT.add(old);
    REFUSES.set(true);
    assertThat(ids(json(get("/jobs")))).isEmpty();
    REFUSES.set(false);

    assertThat(ids(json(get("/jobs")))).containsExactly(old.id().toString());
  }

  private TranscodeJob inRedis(int second) {
    TranscodeJob job = accepted(second);
    jobs.create(job);
    return job;
  }

  private TranscodeJob ended(int second) {
    TranscodeJob job = accepted(second);
    jobs.create(job);
    jobs.cancel(job.id(), NOON);
    TranscodeJob ended = jobs.find(job.id()).orElseThrow();
    REDIS.flush();
    REDIS.set("jobs:complete", "1");
    return ended;
  }

  private static TranscodeJob accepted(int second) {
    JobManifest any = Jobs.aManifest(ADA, "clip.mov");
    return new JobManifest(
            any.schema(),
            any.id(),
            any.owner(),
            any.request(),
            any.source(),
            NOON.plusSeconds(second),
            1)
        .toPendingJob();
  }

  private static String kept(int index) {
    return KEPT.get(index).id().toString();
  }

  private static String cursor(JsonNode page) {
    return page.path("nextCursor").asString();
  }

  private static List<String> ids(JsonNode page) {
    return page.path("jobs").valueStream().map(job -> job.path("jobId").asString()).toList();
  }

  private static HttpServer start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/history", HistoryTest::answer);
      server.start();
      return server;
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
  }

  /** Newest first, after the place; or one job. */
  private static void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().toString();
    ASKED.add(path);
    if (REFUSES.get()) {
      write(exchange, 401, "{}");
      return;
    }
    if (path.startsWith("/history/")) {
      List<TranscodeJob> one = KEPT.stream().filter(job -> path.endsWith("" + job.id())).toList();
      write(exchange, one.isEmpty() ? 404 : 200, one.isEmpty() ? "{}" : json(one.getFirst()));
      return;
    }
    String query = exchange.getRequestURI().getQuery();
    long before =
        query == null || !query.contains("cursor=")
            ? Long.MAX_VALUE
            : Long.parseLong(query.replaceAll(".*cursor=([0-9]+)-.*", "$1"));
    List<TranscodeJob> page =
        KEPT.reversed().stream().filter(job -> job.createdAt().toEpochMilli() < before).toList();
    write(exchange, 200, json(page));
  }

  private static String json(Object value) {
    return JSON.writeValueAsString(value);
  }

  private static void write(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    try (exchange) {
      exchange.getResponseBody().write(bytes);
    }
  }
}
