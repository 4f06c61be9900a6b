package org.mediatranscoder.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mediatranscoder.gateway.support.Jobs.aManifest;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.gateway.support.Form;
import org.mediatranscoder.gateway.support.GatewayTest;
import org.mediatranscoder.gateway.support.RawClient;
import org.mediatranscoder.model.access.AccessKeys;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.JobManifest;
import org.mediatranscoder.model.job.JobStatus;
import org.mediatranscoder.redis.access.Admissions;
import org.mediatranscoder.redis.access.RequestBucket;
import org.mediatranscoder.redis.access.TokenCheck;
import org.mediatranscoder.redis.connection.RedisLink;
import org.springframework.beans.factory.annotation.Autowired;

class LimitsTest extends GatewayTest {

  private static final AccountId ACCOUNT = new AccountId(ADA);

  @Autowired RedisLink redis;
  @Autowired Admissions admissions;
  @Autowired UploadAdmission uploads;
  @Autowired LimitsProperties limits;

  @Test
  void whoAsksTooOftenIsToldWhenToComeBackAndIsLetInThen() throws Exception {
    setBucket(ADA, -40);

    HttpResponse<String> refused = send(request("/jobs").header("Origin", "http://localhost:8080"));

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(code(refused)).isEqualTo("rate-limited");
    assertThat(refused.headers().firstValue("Access-Control-Expose-Headers").orElse(""))
        .contains("Retry-After");
    assertThat(send(as("bob", "/jobs")).statusCode()).isEqualTo(200);
    Thread.sleep(
        Duration.ofSeconds(
            Long.parseLong(refused.headers().firstValue("Retry-After").orElseThrow())));
    assertThat(get("/jobs").statusCode()).isEqualTo(200);
  }

  @Test
  void aBucketHoldsItsBurstAndFillsAtItsRate() throws Exception {
    RequestBucket slow = new RequestBucket(ACCOUNT, 1, 3);
    long begin = System.nanoTime();
    int taken = 0;
    Duration wait = take(slow);
    while (wait.isZero()) {
      taken++;
      wait = take(slow);
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    assertThat(wait).isBetween(Duration.ofMillis(1), Duration.ofSeconds(1));
    assertThat((double) taken).isBetween(3.0, 3 + seconds);
    Thread.sleep(1_100);
    assertThat(take(slow)).isZero();
  }

  @Test
  void aRevokedTokenTakesNothingOutOfTheBucketOfItsAccount() throws Exception {
    redis.commands().set(AccessKeys.endedAccount(ACCOUNT), AccessKeys.YES);
    assertThat(get("/jobs").statusCode()).isEqualTo(401);
    assertThat(redis.commands().exists("limits:ada:requests")).isZero();

    redis.commands().del(AccessKeys.endedAccount(ACCOUNT));
    assertThat(get("/jobs").statusCode()).isEqualTo(200);
    assertThat(redis.commands().exists("limits:ada:requests")).isOne();
  }

  @Test
  void tokenLimitAndJobOfAStatusAreOneQuestionToRedis() throws Exception {
    JobManifest job = aManifest(ADA, "clip.mov");
    jobs.create(job.toPendingJob());
    jobs.cancel(job.id(), Instant.now());
    redis.commands().configResetstat();

    for (int i = 0; i < 20; i++) {
      assertThat(get("/status/" + job.id()).statusCode()).isEqualTo(200);
    }

    // Scheduled tasks may ask as well.
    assertThat(calls("evalsha")).isBetween(20, 25);
    assertThat(calls("hgetall")).as("by the script itself").isBetween(20, 25);
    assertThat(calls("mget")).isZero();
  }

  @Test
  void asManyUploadsAtOnceAsAllowedAndOneMoreWhenOneHasEnded() throws Exception {
    List<UploadLease> running = new ArrayList<>();
    for (int i = 0; i < limits.uploadsAtOnce(); i++) {
      running.add(uploads.admit(ACCOUNT, 1));
    }
    HttpResponse<String> refused = upload(Form.good(new byte[10]).finished());
    assertThat(code(refused)).isEqualTo("too-many-uploads");
    assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    running.getFirst().close();
    assertThat(upload(Form.good(new byte[10]).finished()).statusCode()).isEqualTo(202);
    running.forEach(UploadLease::close);
    assertThat(redis.commands().zcard("limits:ada:uploads")).isZero();
  }

  @Test
  void anUploadThatBreaksOffGivesItsPlaceBackAndItsBytesCount() throws Exception {
    byte[] form = Form.good(new byte[500_000]).finished();
    try (RawClient client = new RawClient(port)) {
      client.beginUpload(ISSUER.token(ADA), form.length);
      client.send(Arrays.copyOf(form, 200_000));
      await().until(() -> redis.commands().zcard("limits:ada:uploads") == 1);
    }
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> redis.commands().zcard("limits:ada:uploads") == 0);
    assertThat(usedToday()).isBetween(100_000L, 200_000L);
  }

  @Test
  void theUploadOfAnInstanceThatDiedCountsNoLongerWhenItsLeaseIsOver() throws Exception {
    LimitsProperties shortLease =
        new LimitsProperties(20, 100, 1, 50, limits.bytesPerDay(), Duration.ofSeconds(3));
    LeaseRenewal renewal = new LeaseRenewal(shortLease);
    UploadAdmission dying = new UploadAdmission(redis, shortLease, renewal, Clock.systemUTC());
    dying.admit(ACCOUNT, 1_000);
    Thread.sleep(3_500);
    assertThat(refusal(dying)).as("while it renews").isEqualTo(ErrorCode.TOO_MANY_UPLOADS);
    renewal.stop();
    UploadAdmission survivor =
        new UploadAdmission(redis, shortLease, new LeaseRenewal(shortLease), Clock.systemUTC());
    await()
        .atMost(Duration.ofSeconds(6))
        .untilAsserted(() -> assertThat(refusal(survivor)).isNull());
    assertThat(usedToday()).isZero();
  }

  @Test
  void noMoreJobsMayWaitThanAllowedAndSoNobodyWaitsForMoreThanThose() {
    for (int i = 0; i < limits.activeJobs(); i++) {
      assertThat(upload(Form.good(new byte[1]).finished()).statusCode()).isEqualTo(202);
    }
    HttpResponse<String> refused = upload(Form.good(new byte[1]).finished());
    assertThat(code(refused)).isEqualTo("too-many-jobs");
    assertThat(refused.headers().firstValue("Retry-After")).isPresent();

    HttpResponse<String> bobs =
        send(
            as("bob", "/upload")
                .header("Content-Type", Form.CONTENT_TYPE)
                .POST(HttpRequest.BodyPublishers.ofByteArray(Form.good(new byte[1]).finished())));
    assertThat(bobs.statusCode()).isEqualTo(202);
    assertThat(json(bobs).path("queuePosition").asInt()).isLessThanOrEqualTo(limits.activeJobs());
  }

  @Test
  void anEndedJobMakesRoomForAnother() {
    for (int i = 0; i < limits.activeJobs(); i++) {
      jobs.create(aManifest(ADA, "clip.mov").toPendingJob());
    }
    var one = aManifest(ADA, "clip.mov");
    jobs.create(one.toPendingJob());
    jobs.cancel(one.id(), Instant.now());
    assertThat(code(upload(Form.good(new byte[1]).finished()))).isEqualTo("too-many-jobs");
    jobs.delete(jobs.history(ACCOUNT, 1, null, JobStatus.PENDING).jobs().getFirst().id());
    assertThat(upload(Form.good(new byte[1]).finished()).statusCode()).isEqualTo(202);
  }

  @Test
  void whatWasSentTodayCountsAndTheRestOfTheDayIsSaid() throws Exception {
    assertThat(upload(Form.good(new byte[5_000]).finished()).statusCode()).isEqualTo(202);
    assertThat(usedToday()).isBetween(5_000L, 7_000L);
    try (UploadLease large = uploads.admit(ACCOUNT, limits.bytesPerDay().toBytes() - 8_000)) {
      HttpResponse<String> refused = upload(Form.good(new byte[5_000]).finished());
      assertThat(code(refused)).isEqualTo("daily-bytes-exceeded");
      assertThat(Long.parseLong(refused.headers().firstValue("Retry-After").orElseThrow()))
          .isBetween(1L, 86_400L);
      large.count(10);
    }
    assertThat(upload(Form.good(new byte[5_000]).finished()).statusCode()).isEqualTo(202);
  }

  /**
   * The flood, which has gone on for a while, asks for what costs most. What is measured is a ratio
   * within one run, and its margin is wide, as the flood itself runs on the same machine.
   */
  @Test
  void aFloodIsHeldToItsShareAndDoesNotSlowDownAnotherPerson() throws Exception {
    IntStream.range(0, 150).forEach(i -> jobs.create(aManifest("mallory", "x").toPendingJob()));
    String mallory = ISSUER.token("mallory");
    setBucket("mallory", -20 * limits.requestsPerSecond());
    double quiet = medianMillis();
    AtomicInteger accepted = new AtomicInteger();
    AtomicInteger refused = new AtomicInteger();
    AtomicBoolean flooding = new AtomicBoolean(true);
    long begin = System.nanoTime();
    List<Thread> flood =
        IntStream.range(0, 6)
            .mapToObj(
                i -> Thread.ofVirtual().start(() -> flood(mallory, flooding, accepted, refused)))
            .toList();
    double beside = medianMillis();
    flooding.set(false);
    for (Thread thread : flood) {
      thread.join();
    }

    double seconds = (System.nanoTime() - begin) / 1e9;
    assertThat((double) accepted.get())
        .isLessThanOrEqualTo(limits.requestsPerSecond() * seconds + 6);
    assertThat(refused).hasPositiveValue();
    assertThat(beside).isLessThan(10 * Math.max(quiet, 5));
  }

  private void flood(
      String token, AtomicBoolean on, AtomicInteger accepted, AtomicInteger refused) {
    while (on.get()) {
      int status =
          send(anonymous("/jobs?limit=200").header("Authorization", "Bearer " + token))
              .statusCode();
      (status == 200 ? accepted : refused).incrementAndGet();
    }
  }

  /** Of Ada's requests, none of which is refused. */
  private double medianMillis() {
    double[] times = new double[41];
    for (int i = 0; i < times.length; i++) {
      long begin = System.nanoTime();
      assertThat(get("/jobs?limit=1").statusCode()).isEqualTo(200);
      times[i] = (System.nanoTime() - begin) / 1e6;
    }
    Arrays.sort(times);
    return times[times.length / 2];
  }

  /** Negative, as if the account had gone on asking. */
  private void setBucket(String account, int tokens) {
    String now = Long.toString(System.currentTimeMillis());
    redis
        .commands()
        .hset(
            "limits:" + account + ":requests",
            Map.of("tokens", Integer.toString(tokens), "at", now));
  }

  private long usedToday() {
    return redis.commands().keys("limits:ada:bytes:*").stream()
        .mapToLong(key -> Long.parseLong(redis.commands().get(key)))
        .sum();
  }

  private Duration take(RequestBucket bucket) {
    return admissions.admit(TokenCheck.session(ACCOUNT, "s1"), bucket, null).retryAfter();
  }

  /** How often Redis ran the command since its figures were reset. */
  private int calls(String command) {
    Matcher found =
        Pattern.compile("cmdstat_" + command + ":calls=(\\d+)")
            .matcher(redis.commands().info("commandstats"));
    return found.find() ? Integer.parseInt(found.group(1)) : 0;
  }

  private static @Nullable ErrorCode refusal(UploadAdmission admission) {
    try {
      admission.admit(ACCOUNT, 0).close();
      return null;
    } catch (LimitExceededException exceeded) {
      return exceeded.code();
    }
  }

  private HttpRequest.Builder as(String account, String path) {
    return anonymous(path).header("Authorization", "Bearer " + ISSUER.token(account));
  }
}
