package org.mediatranscoder.gateway.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.gateway.support.GatewayTest;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.testsupport.FakeEcsAgent;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A file that comes slowly, on Amazon ECS: its agent is one that the test looks into. */
@DirtiesContext
class ProtectedImportsTest extends GatewayTest {

  private static final byte[] FILE = new byte[100_000];

  private static final FakeEcsAgent ECS = FakeEcsAgent.start();

  private final CountDownLatch rest = new CountDownLatch(1);
  private HttpServer remote;

  @Autowired private ImportsStop stop;

  @DynamicPropertySource
  static void agent(DynamicPropertyRegistry registry) {
    registry.add("ecs.agent.uri", ECS::uri);
  }

  @AfterAll
  static void stopAgent() {
    ECS.close();
  }

  @BeforeEach
  void startRemote() throws IOException {
    remote = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.2"), 0), 0);
    remote.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    remote.createContext("/", this::answerSlowly);
    remote.start();
  }

  @AfterEach
  void stopRemote() {
    rest.countDown();
    remote.stop(0);
  }

  /** Nothing but this file keeps the task: the request that asked for it has been answered. */
  @Test
  void theTaskIsProtectedAndAStopWaitsUntilTheFileIsThere() {
    String id = json(fetch()).get("uploadId").asString();
    await()
        .atMost(Duration.ofSeconds(10))
        .until(
            () ->
                ECS.requests().stream().anyMatch(it -> it.contains("\"ProtectionEnabled\":true")));

    CompletableFuture<Void> stopped = new CompletableFuture<>();
    stop.stop(() -> stopped.complete(null));
    await().atMost(Duration.ofSeconds(5)).until(() -> fetch().statusCode() == 503);
    assertThat(stopped).isNotDone();

    rest.countDown();
    assertThat(stopped).succeedsWithin(Duration.ofSeconds(20));
    assertThat(jobs.find(JobId.of(id))).as("the file became a job first").isPresent();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                ECS.requests().stream().anyMatch(it -> it.contains("\"ProtectionEnabled\":false")));
  }

  private HttpResponse<String> fetch() {
    String body =
        "{\"url\":\"http://127.0.0.2:%d/a.mov\",\"format\":\"mp3\",\"email\":\"ada@example.test\"}"
            .formatted(remote.getAddress().getPort());
    return send(
        request("/imports")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  private void answerSlowly(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().add("Content-Type", "video/quicktime");
      exchange.sendResponseHeaders(200, FILE.length);
      exchange.getResponseBody().write(FILE, 0, FILE.length / 2);
      exchange.getResponseBody().flush();
      rest.await();
      exchange.getResponseBody().write(FILE, FILE.length / 2, FILE.length - FILE.length / 2);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }
}
