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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.gateway.support.Form;
import org.mediatranscoder.gateway.support.GatewayTest;
import org.mediatranscoder.gateway.support.RawClient;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.JobStatus;
import org.mediatranscoder.redis.connection.RedisLink;
import org.springframework.beans.factory.annotation.Autowired;

/** Uploads, waiting jobs and bytes of an account. */
class UploadLimitsTest extends GatewayTest {

  @Autowired RedisLink redis;
  @Autowired UploadAdmission uploads;
  @Autowired LimitsProperties limits;

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
        new LimitsProperties(20, 100, 1, 50, limits.bytesPerDay(), 20, Duration.ofSeconds(3));
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
