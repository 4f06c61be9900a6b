package org.mediatranscoder.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mediatranscoder.gateway.support.Jobs.NOON;
import static org.mediatranscoder.gateway.support.Jobs.aManifest;

import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mediatranscoder.gateway.AnotherGateway;
import org.mediatranscoder.gateway.support.GatewayTest;
import org.mediatranscoder.model.access.AccessKeys;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.JobManifest;
import org.mediatranscoder.redis.connection.RedisLink;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

@TestPropertySource(
    properties = {
      "transcoder.live.streams-per-account=3",
      "transcoder.live.memory=500KB",
      "transcoder.live.heartbeat=1s"
    })
class LiveSocketsTest extends GatewayTest {

  @Autowired RedisLink redis;

  /** The places of another test may not be free yet. */
  private final String account = "ada-" + UUID.randomUUID();

  private final List<Client> clients = new ArrayList<>();

  @AfterEach
  void close() {
    clients.forEach(client -> client.socket.abort());
  }

  @Test
  void whoComesGetsTheNewestJobsAndThenEachChange() {
    JobId first = aJob(account);
    Client client = signedIn();

    JsonNode jobs = client.next("jobs").path("jobs");
    assertThat(jobs.size()).isEqualTo(1);
    assertThat(jobs.path(0).path("jobId").asString("")).isEqualTo(first.toString());

    JobId second = aJob(account);
    assertThat(client.nextJob(second).path("status").asString("")).isEqualTo("PENDING");
    int attempt = this.jobs.claim(second, 1, NOON).orElseThrow().attempt();
    assertThat(client.nextJob(second).path("status").asString("")).isEqualTo("PROCESSING");
    this.jobs.complete(second, attempt, List.of(), NOON);
    assertThat(client.nextJob(second).path("status").asString("")).isEqualTo("COMPLETED");
    this.jobs.delete(first);
    assertThat(client.next("deleted").path("jobId").asString("")).isEqualTo(first.toString());
  }

  @Test
  void whoGoesOnAtAnotherGatewayMissesNoChange() {
    JobId first = aJob(account);
    Client here = signedIn();
    assertThat(statusIn(here.next("jobs"), first)).isEqualTo("PENDING");
    try (AnotherGateway other = anotherGateway()) {
      here.socket.abort();
      int attempt = jobs.claim(first, 1, NOON).orElseThrow().attempt();

      Client there = signedIn(other.port());
      assertThat(statusIn(there.next("jobs"), first)).isEqualTo("PROCESSING");
      jobs.complete(first, attempt, List.of(), NOON);
      assertThat(there.nextJob(first).path("status").asString("")).isEqualTo("COMPLETED");
      JobId second = aJob(account);
      assertThat(there.nextJob(second).path("status").asString("")).isEqualTo("PENDING");
      there.socket.abort();
      jobs.cancel(second, NOON);

      Client back = signedIn();
      JsonNode newest = back.next("jobs");
      assertThat(statusIn(newest, first)).isEqualTo("COMPLETED");
      assertThat(statusIn(newest, second)).isEqualTo("CANCELLED");
    }
  }

  private static String statusIn(JsonNode message, JobId id) {
    return message
        .path("jobs")
        .valueStream()
        .filter(job -> job.path("jobId").asString("").equals(id.toString()))
        .map(job -> job.path("status").asString(""))
        .findFirst()
        .orElse("");
  }

  @Test
  void aTokenInTheAddressIsNone() {
    String path = "/ws?access_token=" + ISSUER.token(account);
    assertThat(send(anonymous(path)).statusCode()).isEqualTo(401);

    CompletableFuture<WebSocket> connection =
        HTTP.newWebSocketBuilder().buildAsync(address(path, port), new Client());

    assertThatItIsRefused(connection, 401);
  }

  @Test
  void theJobsOfAnotherPersonAreNotTold() {
    Client client = signedIn();
    client.next("jobs");

    aJob("eve");
    JobId mine = aJob(account);

    assertThat(client.next("job").path("job").path("jobId").asString(""))
        .isEqualTo(mine.toString());
  }

  @Test
  void theTokenMayComeInTheHeader() {
    Client client = connect(ISSUER.token(account));

    assertThat(client.next("jobs").path("jobs").size()).isZero();
  }

  @Test
  void aSilentLineShowsThatItLives() {
    Client client = signedIn();
    client.next("jobs");

    client.next("alive");
    client.next("alive");
  }

  @Test
  void aRevokedTokenEndsItWithinTwoSeconds() {
    Client client = signedIn();
    client.next("jobs");

    redis.commands().set(AccessKeys.endedAccount(new AccountId(account)), AccessKeys.YES);

    assertThat(client.ended).succeedsWithin(Duration.ofSeconds(2)).isEqualTo("4401 token-invalid");
  }

  @Test
  void aNewerTokenOfTheSameAccountGoesOn() throws InterruptedException {
    Client client = signedIn();
    client.next("jobs");
    Thread.sleep(600);

    client.say(hello(ISSUER.token(account)));
    client.next("alive");
    Thread.sleep(600);
    client.say(hello(ISSUER.token("eve")));

    assertThat(client.ended).succeedsWithin(Duration.ofSeconds(5)).isEqualTo("4401 token-invalid");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "no json | 4400 request-malformed",
        "[\"token\"] | 4400 request-malformed",
        "{} | 4400 request-malformed",
        "{\"token\": \"x.y.z\"} | 4401 token-invalid"
      })
  void aFirstMessageWithoutAGoodTokenEndsIt(String message, String end) {
    Client client = connect(null);
    client.say(message);

    assertThat(client.ended).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(end);
  }

  @Test
  void aTokenThatMayNotReadJobsEndsIt() {
    Client client = connect(null);
    client.say(hello(ISSUER.token(account, "jobs:write")));

    assertThat(client.ended).succeedsWithin(Duration.ofSeconds(5)).isEqualTo("4403 scope-missing");
  }

  @Test
  void messagesOneAfterTheOtherEndIt() {
    Client client = signedIn();
    client.say(hello(ISSUER.token(account)));

    assertThat(client.ended).succeedsWithin(Duration.ofSeconds(5)).isEqualTo("4429 rate-limited");
  }

  @Test
  void aMessageLongerThanATokenEndsIt() {
    Client client = connect(null);
    client.say("x".repeat(10_000));

    assertThat(client.ended).succeedsWithin(Duration.ofSeconds(5)).asString().startsWith("1009");
  }

  @Test
  void anAccountHasSoManyAtOnceAndGetsThemBack() {
    List<Client> open = List.of(signedIn(), signedIn(), signedIn());
    open.forEach(client -> client.next("jobs"));

    Client refused = signedIn();
    assertThat(refused.ended)
        .succeedsWithin(Duration.ofSeconds(5))
        .isEqualTo("4429 too-many-streams");
    open.forEach(client -> client.socket.abort());

    await().atMost(Duration.ofSeconds(10)).until(() -> signedIn().isWelcome());
  }

  @Test
  void oneForWhichThereIsNoMemoryEndsAtOnceAlsoBeforeItSaysAToken() {
    List<Client> crowd = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      crowd.add(connect(null));
    }
    assertThat(connect(null).ended).succeedsWithin(Duration.ofSeconds(5)).isEqualTo("1012 ");

    crowd.forEach(client -> client.socket.abort());
    await().atMost(Duration.ofSeconds(10)).until(() -> signedIn().isWelcome());
  }

  @Test
  void aPageOfAnotherSiteIsRefused() {
    CompletableFuture<WebSocket> connection =
        HTTP.newWebSocketBuilder()
            .header("Origin", "https://evil.example")
            .buildAsync(address("/ws", port), new Client());

    assertThatItIsRefused(connection, 403);
  }

  private static void assertThatItIsRefused(CompletableFuture<WebSocket> connection, int status) {
    assertThat(connection)
        .failsWithin(Duration.ofSeconds(5))
        .withThrowableOfType(java.util.concurrent.ExecutionException.class)
        .havingCause()
        .isInstanceOfSatisfying(
            WebSocketHandshakeException.class,
            refused -> assertThat(refused.getResponse().statusCode()).isEqualTo(status));
  }

  @Test
  void whoAsksWithoutAHandshakeIsToldSo() {
    HttpResponse<String> answer = get("/ws");

    assertThat(answer.statusCode()).isEqualTo(426);
    assertThat(code(answer)).isEqualTo("websocket-needed");
    assertThat(answer.headers().firstValue("Upgrade")).hasValue("websocket");
  }

  private JobId aJob(String owner) {
    JobManifest job = aManifest(owner, "clip.mov");
    jobs.create(job.toPendingJob());
    return job.id();
  }

  private Client signedIn() {
    return signedIn(port);
  }

  private Client signedIn(int gateway) {
    Client client = connect(gateway, null);
    client.say(hello(ISSUER.token(account)));
    return client;
  }

  private static String hello(String token) {
    return "{\"token\": \"" + token + "\"}";
  }

  private static URI address(String path, int gateway) {
    return URI.create("ws://127.0.0.1:" + gateway + path);
  }

  private Client connect(@Nullable String token) {
    return connect(port, token);
  }

  private Client connect(int gateway, @Nullable String token) {
    WebSocket.Builder builder = HTTP.newWebSocketBuilder();
    if (token != null) {
      builder.header("Authorization", "Bearer " + token);
    }
    Client client = new Client();
    clients.add(client);
    try {
      client.socket = builder.buildAsync(address("/ws", gateway), client).join();
    } catch (CompletionException e) {
      throw new IllegalStateException("No WebSocket", e.getCause());
    }
    return client;
  }

  /** Keeps what the server says. */
  private static final class Client implements WebSocket.Listener {

    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final CompletableFuture<String> ended = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();

    @SuppressWarnings("NullAway.Init") // by connect
    private WebSocket socket;

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        messages.add(text.toString());
        text.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      ended.complete(code + " " + reason);
      return null;
    }

    void say(String message) {
      socket.sendText(message, true).join();
    }

    boolean isWelcome() {
      await().atMost(Duration.ofSeconds(5)).until(() -> ended.isDone() || !messages.isEmpty());
      return !messages.isEmpty();
    }

    /** The next message of this type; what shows life meanwhile is left out. */
    JsonNode next(String type) {
      for (int i = 0; i < 20; i++) {
        JsonNode message = JSON.readTree(poll());
        if (message.path("type").asString("").equals(type)) {
          return message;
        }
        assertThat(message.path("type").asString("")).isEqualTo("alive");
      }
      throw new AssertionError("No message of type " + type);
    }

    /** The next state of this job; others are left out. */
    JsonNode nextJob(JobId id) {
      JsonNode job = next("job").path("job");
      return job.path("jobId").asString("").equals(id.toString()) ? job : nextJob(id);
    }

    private String poll() {
      try {
        String message = messages.poll(5, TimeUnit.SECONDS);
        assertThat(message).as("a message, or " + ended).isNotNull();
        return String.valueOf(message);
      } catch (InterruptedException stopping) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(stopping);
      }
    }
  }
}
