package org.mediatranscoder.gateway.operator;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mediatranscoder.gateway.support.Jobs.aCompletedJob;
import static org.mediatranscoder.gateway.support.Jobs.aManifest;
import static org.mediatranscoder.gateway.support.Jobs.put;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.gateway.limits.AccountUsage;
import org.mediatranscoder.gateway.support.GatewayTest;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.storage.ObjectKeys;
import org.mediatranscoder.redis.connection.RedisLink;
import org.mediatranscoder.s3.Bucket;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** How full the file store is: for operators. */
class StorageTest extends GatewayTest {

  private static final Map<String, String> PREFIXES =
      Map.of("sources", "raw/", "outputs", "processed/", "work", "work/", "live", "live/");

  @Autowired RedisLink redis;
  @Autowired Bucket bucket;
  @Autowired AccountUsage usage;
  @Autowired Clock clock;

  @Test
  void anOperatorSeesTheFilesOfEachKindAndWhoKeepsTheMost() {
    JobId worked = JobId.random();
    put(S3, ObjectKeys.workPrefix(worked) + "chunk-1", "twelve bytes");
    aCompletedJob(jobs, S3, aManifest("eve", "one.mov"), "hello");
    aCompletedJob(jobs, S3, aManifest("eve", "two.mov"), "hello");
    jobs.create(aManifest(ADA, "clip.mov").toPendingJob());

    JsonNode first = json(storage());
    assertThat(first.path("measuredAt").isNull()).isTrue();
    assertThat(first.path("kinds").size()).isZero();
    JsonNode now = measured();

    for (JsonNode kind : now.path("kinds")) {
      List<String> keys = S3.keys(requireNonNull(PREFIXES.get(kind.path("name").asString())));
      assertThat(kind.path("files").asInt()).as(kind.toString()).isEqualTo(keys.size());
      assertThat(kind.path("counted").asBoolean()).isTrue();
    }
    assertThat(now.path("kinds").size()).isEqualTo(4);
    JsonNode work = now.path("kinds").get(2);
    assertThat(work.path("bytes").asLong()).isGreaterThanOrEqualTo(12);
    assertThat(now.path("accountCount").asInt()).isEqualTo(2);
    assertThat(now.path("accounts").toString())
        .isEqualTo(
            "[{\"id\":\"eve\",\"jobs\":2,\"sourceBytes\":2000,\"outputBytes\":10},"
                + "{\"id\":\"ada\",\"jobs\":1,\"sourceBytes\":1000,\"outputBytes\":0}]");
    assertThat(now.path("accountLimitBytes").asLong()).isEqualTo(107_374_182_400L);
    assertThat(now.path("ageSeconds").asLong()).isBetween(0L, 60L);
  }

  @Test
  void itIsMeasuredAgainOnlyWhenTheFiguresAreOld() {
    String before = measured().path("measuredAt").asString();
    jobs.create(aManifest(ADA, "clip.mov").toPendingJob());
    assertThat(json(storage()).path("measuredAt").asString()).isEqualTo(before);
    assertThat(redis.commands().exists("jobs:storage:lease")).isZero();

    String old = Instant.now().minus(Duration.ofMinutes(11)).toString();
    redis.commands().set("jobs:storage", redis.commands().get("jobs:storage").replace(before, old));
    assertThat(json(storage()).path("ageSeconds").asLong()).isBetween(660L, 720L);

    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> json(storage()).path("accountCount").asInt() == 1);
  }

  @Test
  void whileOneInstanceMeasuresNoOtherDoes() {
    redis.commands().set("jobs:storage:lease", "");

    assertThat(json(storage()).path("measuredAt").isNull()).isTrue();

    await()
        .during(Duration.ofSeconds(1))
        .atMost(Duration.ofSeconds(3))
        .until(() -> redis.commands().exists("jobs:storage") == 0);
  }

  @Test
  void ofAFullStoreOnlySoManyFilesAreCountedAndThatIsSaid() {
    for (int i = 0; i < 4; i++) {
      put(S3, ObjectKeys.livePrefix(JobId.random(), 1) + "segment", "four");
    }
    StorageProperties three = new StorageProperties(Duration.ZERO, 3);

    StorageReport report = new StorageMeasurement(bucket, redis, usage, three, clock).measure();

    assertThat(report.kinds().getLast().name()).isEqualTo("live");
    assertThat(report.kinds().getLast().files()).isEqualTo(3);
    assertThat(report.kinds().getLast().counted()).isFalse();
  }

  @Test
  void aStoreThatCannotBeListedLeavesTheLastFiguresAndIsNotAskedAgainAtOnce() {
    StorageMeasurement fails =
        new StorageMeasurement(
            new Bucket(S3.client(), "no-such-bucket"),
            redis,
            usage,
            new StorageProperties(Duration.ZERO, 3),
            clock);
    StorageReports reports =
        new StorageReports(fails, new StorageProperties(Duration.ZERO, 3), redis, JSON, clock);

    assertThat(reports.last()).isEmpty();

    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> redis.commands().pttl("jobs:storage:lease") <= 30_000);
    assertThat(redis.commands().pttl("jobs:storage:lease")).isPositive();
    assertThat(reports.last()).isEmpty();
  }

  @Test
  void whoIsNoOperatorIsRefused() {
    assertThat(get("/operator/storage").statusCode()).isEqualTo(403);
    assertThat(send(anonymous("/operator/storage")).statusCode()).isEqualTo(401);
  }

  private JsonNode measured() {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> !json(storage()).path("measuredAt").isNull());
    return json(storage());
  }

  private HttpResponse<String> storage() {
    String token =
        ISSUER.token(
            new JWTClaimsSet.Builder(ISSUER.claims("grace", "jobs:read"))
                .claim("roles", List.of("operator"))
                .build());
    HttpResponse<String> answer =
        send(anonymous("/operator/storage").header("Authorization", "Bearer " + token));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer;
  }
}
