package org.mediatranscoder.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.gateway.support.Form;
import org.mediatranscoder.gateway.support.GatewayTest;
import org.mediatranscoder.gateway.support.RawClient;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.JobStatus;
import org.mediatranscoder.model.job.Rendition;
import org.mediatranscoder.redis.access.EncodingTime;
import org.mediatranscoder.redis.connection.RedisLink;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.util.unit.DataSize;

/** Uploads, waiting jobs and bytes of an account. */
class UploadLimitsTest extends GatewayTest {

  @Autowired RedisLink redis;
  @Autowired UploadAdmission uploads;
  @Autowired LimitsProperties limits;
  @Autowired AccountUsage usage;
  @Autowired EncodingTime encodingTime;

  private static final AccountId ACCOUNT = new AccountId(ADA);

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
        new LimitsProperties(
            20,
            100,
            1,
            50,
            limits.bytesPerDay(),
            limits.storedBytes(),
            null,
            limits.encodingPerDay(),
            20,
            30,
            Duration.ofSeconds(3));
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

  @Test
  void whatIsKeptCountsUntilItIsDeletedAndTheRestIsSaid() throws Exception {
    var kept = aManifest(ADA, "clip.mov");
    jobs.create(kept.toPendingJob());
    int attempt = jobs.claim(kept.id(), 1, Instant.now()).orElseThrow().attempt();
    long room = limits.storedBytes().toBytes() - kept.source().sizeBytes();
    jobs.complete(kept.id(), attempt, List.of(output(room - 1_000)), Instant.now());

    HttpResponse<String> refused = upload(Form.good(new byte[5_000]).finished());

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(code(refused)).isEqualTo("stored-bytes-exceeded");
    assertThat(json(refused).path("detail").asString()).contains(" 1000 of ");
    assertThat(usage.of(ACCOUNT).storedBytes().used())
        .isEqualTo(limits.storedBytes().toBytes() - 1_000);
    jobs.delete(kept.id());
    assertThat(usage.of(ACCOUNT).storedBytes().used()).isZero();
    assertThat(upload(Form.good(new byte[5_000]).finished()).statusCode()).isEqualTo(202);
    assertThat(usage.of(ACCOUNT).storedBytes().used()).isEqualTo(5_000);
  }

  @Test
  void whatTheFileStoreHasRemovedByItselfCountsNoLonger() throws Exception {
    LimitsProperties oneHour =
        new LimitsProperties(
            20,
            100,
            4,
            50,
            limits.bytesPerDay(),
            DataSize.ofBytes(10_000),
            Duration.ofHours(1),
            limits.encodingPerDay(),
            20,
            30,
            limits.uploadLease());
    UploadAdmission admission =
        new UploadAdmission(redis, oneHour, new LeaseRenewal(oneHour), Clock.systemUTC());
    long now = System.currentTimeMillis();
    redis.commands().hset("user:ada:stored", "old", "9000 900 " + (now - 3_700_000));
    admission.admit(ACCOUNT, 5_000).close();
    redis.commands().hset("user:ada:stored", "new", "9000 900 " + (now - 3_000_000));
    assertThatThrownBy(() -> admission.admit(ACCOUNT, 5_000))
        .isInstanceOf(LimitExceededException.class);
    assertThat(redis.commands().hkeys("user:ada:stored")).containsExactly("new");
  }

  @Test
  void bytesOfAnUnfinishedUploadTakeRoomUntilTheyAreRemoved() throws Exception {
    long room = limits.storedBytes().toBytes() - 1_000;
    long now = System.currentTimeMillis();
    redis.commands().hset("limits:ada:arrived", "half", room + " " + (now + 60_000));
    HttpResponse<String> refused = upload(Form.good(new byte[5_000]).finished());
    assertThat(code(refused)).isEqualTo("stored-bytes-exceeded");

    redis.commands().hset("limits:ada:arrived", "half", room + " " + (now - 1));

    assertThat(upload(Form.good(new byte[5_000]).finished()).statusCode()).isEqualTo(202);
    assertThat(redis.commands().hlen("limits:ada:arrived")).isZero();
  }

  @Test
  void whoHasUsedTheEncodingOfTheDayWaitsForTheNext() {
    encodingTime.charge(ACCOUNT, limits.encodingPerDay().minusSeconds(1));
    assertThat(upload(Form.good(new byte[10]).finished()).statusCode()).isEqualTo(202);
    encodingTime.charge(ACCOUNT, Duration.ofSeconds(2));

    HttpResponse<String> refused = upload(Form.good(new byte[10]).finished());

    assertThat(code(refused)).isEqualTo("daily-encoding-exceeded");
    assertThat(Long.parseLong(refused.headers().firstValue("Retry-After").orElseThrow()))
        .isBetween(1L, 86_400L);
    UsageView.Quota share = usage.of(ACCOUNT).encodingSecondsToday();
    assertThat(share.used()).isEqualTo(share.limit() + 1);
  }

  private static Rendition output(long bytes) {
    return new Rendition("out.mp4", "processed/x/1/out.mp4", "video/mp4", bytes, null, null, null);
  }

  private long usedToday() {
    return redis.commands().keys("limits:ada:bytes:*").stream()
        .mapToLong(key -> Long.parseLong(redis.commands().get(key)))
        .sum();
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
