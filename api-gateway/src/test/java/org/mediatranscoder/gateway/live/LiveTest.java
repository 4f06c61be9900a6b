package org.mediatranscoder.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mediatranscoder.gateway.support.Jobs.NOON;
import static org.mediatranscoder.gateway.support.Jobs.aManifest;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.gateway.AnotherGateway;
import org.mediatranscoder.gateway.support.GatewayTest;
import org.mediatranscoder.model.access.AccessKeys;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.JobManifest;
import org.mediatranscoder.redis.connection.RedisLink;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(
    properties = {"transcoder.live.streams-per-account=3", "transcoder.live.heartbeat=1s"})
class LiveTest extends GatewayTest {

  private static final String END = "(end)";
  private static final Pattern CALLS = Pattern.compile("cmdstat_(?:evalsha|mget):calls=(\\d+)");

  @Autowired RedisLink redis;

  /** The streams of another test may not be missed yet. */
  private final String account = "ada-" + UUID.randomUUID();

  @Test
  void eachChangeIsToldWithTheWholeJobUntilItHasEnded() throws Exception {
    JobId id = aJob();
    Stream stream = open(id, "");
    assertThat(stream.nextData()).contains("\"status\":\"PENDING\"");

    int attempt = jobs.claim(id, 1, NOON).orElseThrow().attempt();
    assertThat(stream.nextData()).contains("\"status\":\"PROCESSING\"");
    long start = System.nanoTime();
    jobs.complete(id, attempt, List.of(), NOON);

    assertThat(stream.nextData()).contains("\"status\":\"COMPLETED\"");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
    assertThat(stream.awaitEnd()).isTrue();
  }

  @Test
  void whoComesBackMissesNothingAndGetsNothingTwice() throws Exception {
    JobId id = aJob();
    Stream first = open(id, "");
    String known = first.nextId();
    first.close();

    Stream again = open(id, known);
    assertThat(again.lines.poll(2, TimeUnit.SECONDS)).doesNotStartWith("id:");
    int attempt = jobs.claim(id, 1, NOON).orElseThrow().attempt();
    assertThat(again.nextData()).contains("PROCESSING");
    jobs.complete(id, attempt, List.of(), NOON);
    assertThat(again.awaitEnd()).isTrue();

    Stream last = open(id, known);
    String end = last.nextId();
    assertThat(last.awaitEnd()).isTrue();
    assertThat(send(events(id).header("Last-Event-ID", end)).statusCode()).isEqualTo(204);
  }

  @Test
  void whoGoesOnAtAnotherGatewayMissesNothingAndGetsNothingTwice() throws Exception {
    JobId id = aJob();
    Stream here = open(id, "");
    String known = here.nextId();
    try (AnotherGateway other = anotherGateway()) {
      Stream there = open(id, known, other.port());
      assertThat(there.lines.poll(2, TimeUnit.SECONDS)).doesNotStartWith("id:");
      int attempt = jobs.claim(id, 1, NOON).orElseThrow().attempt();
      known = there.nextId();
      assertThat(there.nextData()).contains("PROCESSING");
      assertThat(here.nextData()).contains("PENDING");
      assertThat(here.nextData()).contains("PROCESSING");
      there.close();
      here.close();
      jobs.complete(id, attempt, List.of(), NOON);
    }

    Stream back = open(id, known);
    assertThat(back.nextData()).contains("COMPLETED");
    assertThat(back.awaitEnd()).isTrue();
  }

  @Test
  void aTokenInTheAddressIsNone() {
    HttpResponse<String> answer =
        send(anonymous("/jobs/" + aJob() + "/events?access_token=" + ISSUER.token(account)));

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).doesNotContain("PENDING");
  }

  @Test
  void aStreamOfARevokedTokenEndsWithinTwoSeconds() throws Exception {
    Stream stream = open(aJob(), "");
    stream.nextData();

    redis.commands().set(AccessKeys.endedAccount(new AccountId(account)), AccessKeys.YES);

    long start = System.nanoTime();
    assertThat(stream.awaitEnd()).isTrue();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void silentStreamsAskRedisLittle() throws Exception {
    List<Stream> open = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      open.add(open(aJob(), ""));
      open.getLast().nextData();
    }
    Thread.sleep(Duration.ofSeconds(1));

    long before = reads();
    Thread.sleep(Duration.ofSeconds(6));

    assertThat(reads() - before)
        .as("each looks at its job every 3 s, and all together at their tokens twice a second")
        .isBetween(12L, 24L);
    open.forEach(Stream::close);
  }

  /** Scripts and questions for several values, which Redis has run so far. */
  private long reads() {
    Matcher calls = CALLS.matcher(redis.commands().info("commandstats"));
    return calls.results().mapToLong(found -> Long.parseLong(found.group(1))).sum();
  }

  @Test
  void aSilentStreamShowsThatItLives() throws Exception {
    Stream stream = open(aJob(), "");
    stream.nextData();

    await().atMost(Duration.ofSeconds(5)).until(() -> ":".equals(stream.lines.poll()));
    stream.close();
  }

  @Test
  void aStreamOfADeletedJobEnds() throws Exception {
    JobId id = aJob();
    Stream stream = open(id, "");
    stream.nextData();

    jobs.delete(id);

    assertThat(stream.awaitEnd()).isTrue();
  }

  @Test
  void anAccountHasSoManyStreamsAtOnceAndGetsThemBack() throws Exception {
    JobId id = aJob();
    List<Stream> open = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      open.add(open(id, ""));
    }

    HttpResponse<String> refused = send(events(id));

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(code(refused)).isEqualTo("too-many-streams");
    for (Stream stream : open) {
      stream.close();
    }
    jobs.cancel(id, NOON);
    await().atMost(Duration.ofSeconds(10)).until(() -> send(events(id)).statusCode() == 200);
  }

  @Test
  void theJobOfAnotherPersonIsNotFound() {
    JobManifest hers = aManifest("eve", "hers.mov");
    jobs.create(hers.toPendingJob());

    assertThat(code(send(events(hers.id())))).isEqualTo("job-not-found");
  }

  private JobId aJob() {
    JobManifest job = aManifest(account, "clip.mov");
    jobs.create(job.toPendingJob());
    return job.id();
  }

  private HttpRequest.Builder events(JobId id) {
    return anonymous("/jobs/" + id + "/events")
        .header("Authorization", "Bearer " + ISSUER.token(account));
  }

  private Stream open(JobId id, String known) throws IOException, InterruptedException {
    return open(id, known, port);
  }

  private Stream open(JobId id, String known, int gateway)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        events(id).uri(URI.create("http://127.0.0.1:" + gateway + "/jobs/" + id + "/events"));
    if (!known.isEmpty()) {
      request.header("Last-Event-ID", known);
    }
    HttpResponse<java.util.stream.Stream<String>> response =
        HTTP.send(request.build(), HttpResponse.BodyHandlers.ofLines());
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/event-stream");
    return new Stream(response.body());
  }

  /** The lines of a stream as they come. */
  private static final class Stream implements AutoCloseable {

    private final java.util.stream.Stream<String> body;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    private Stream(java.util.stream.Stream<String> body) {
      this.body = body;
      Thread.ofVirtual().start(this::read);
    }

    private void read() {
      try {
        body.forEach(lines::add);
      } finally {
        lines.add(END);
      }
    }

    String nextData() throws InterruptedException {
      return next("data: ");
    }

    String nextId() throws InterruptedException {
      return next("id: ");
    }

    private String next(String field) throws InterruptedException {
      String line = "";
      while (!line.startsWith(field)) {
        line = String.valueOf(lines.poll(5, TimeUnit.SECONDS));
        assertThat(line).isNotIn("null", END);
      }
      return line.substring(field.length());
    }

    boolean awaitEnd() throws InterruptedException {
      String line = "";
      while (line != null && !line.equals(END)) {
        line = lines.poll(5, TimeUnit.SECONDS);
      }
      return line != null;
    }

    @Override
    public void close() {
      body.close();
    }
  }
}
