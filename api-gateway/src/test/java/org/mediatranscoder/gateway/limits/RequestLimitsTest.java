package org.mediatranscoder.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mediatranscoder.gateway.support.Jobs.aManifest;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.gateway.support.GatewayTest;
import org.mediatranscoder.model.access.AccessKeys;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.JobManifest;
import org.mediatranscoder.redis.access.Admissions;
import org.mediatranscoder.redis.access.RequestBucket;
import org.mediatranscoder.redis.access.TokenCheck;
import org.mediatranscoder.redis.connection.RedisLink;
import org.springframework.beans.factory.annotation.Autowired;

/** Requests of an account: one after another, and too many. */
class RequestLimitsTest extends GatewayTest {

  private static final AccountId ACCOUNT = new AccountId(ADA);

  @Autowired RedisLink redis;
  @Autowired Admissions admissions;
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

  private HttpRequest.Builder as(String account, String path) {
    return anonymous(path).header("Authorization", "Bearer " + ISSUER.token(account));
  }
}
