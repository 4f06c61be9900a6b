package org.mediatranscoder.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.model.access.AccessKeys;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.JobManifest;
import org.mediatranscoder.model.job.SourceMedia;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.model.job.TranscodeRequest;
import org.mediatranscoder.model.storage.ObjectKeys;
import org.mediatranscoder.redis.job.JobStore;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.redis.core.StringRedisTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Jobs that have ended reach MongoDB, are read from there, and go with their owner. */
class JobHistoryTest {

  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
  private static final JsonMapper JSON = JsonMapper.shared();

  private final JobStore jobs = TestWorld.shared().bean(JobStore.class);
  private final MongoOperations mongo = TestWorld.shared().bean(MongoOperations.class);
  private final Browser browser = TestWorld.browser();
  private String access = "";
  private AccountId account = new AccountId("nobody");

  @BeforeEach
  void somebodySignsIn() {
    TestWorld.providers().signIn(Person.ada().withSubject(UUID.randomUUID().toString()));
    access = browser.uiTokens("google").text("access_token");
    account = new AccountId(ask("/me").text("accountId"));
  }

  @Test
  void anEndedJobIsInTheLastingHistoryAsItWasInRedisAlsoAfterALaterChange() {
    TranscodeJob job = completed(Instant.now());
    awaitKept(job);

    jobs.markNotified(job.id(), NOON);
    awaitKept(jobs.find(job.id()).orElseThrow());

    assertThat(kept()).containsExactly(jobs.find(job.id()).orElseThrow());
    assertThat(ask("/history/" + job.id()).status()).isEqualTo(200);
  }

  @Test
  void aJobThatIsTriedAgainIsNoHistoryUntilItEnds() {
    JobId id = accepted(Instant.now()).id();
    jobs.cancel(id, NOON);
    awaitKept(jobs.find(id).orElseThrow());

    jobs.retry(id, 50);

    await().atMost(Duration.ofSeconds(10)).until(() -> kept().isEmpty());
  }

  @Test
  void aDeletedJobLeavesTheHistory() {
    TranscodeJob job = completed(Instant.now());
    awaitKept(job);

    jobs.delete(job.id());

    await().atMost(Duration.ofSeconds(10)).until(() -> kept().isEmpty());
  }

  @Test
  void anOldJobIsInTheLastingHistoryOnly() {
    TranscodeJob old = completed(Instant.now().minus(Duration.ofDays(401)));

    await().atMost(Duration.ofSeconds(10)).until(() -> jobs.find(old.id()).isEmpty());

    assertThat(kept()).containsExactly(old);
  }

  @Test
  void theHistoryIsReadFromAPlaceOnNewestFirst() {
    TranscodeJob first = completed(NOON.plusSeconds(1));
    TranscodeJob second = completed(NOON.plusSeconds(2));
    TranscodeJob third = completed(NOON.plusSeconds(3));
    await().atMost(Duration.ofSeconds(10)).until(() -> kept().size() == 3);

    String place = second.createdAt().toEpochMilli() + "-" + second.id();
    assertThat(kept()).containsExactly(third, second, first);
    assertThat(kept("?cursor=" + place)).containsExactly(first);
    assertThat(kept("?status=FAILED")).isEmpty();
    assertThat(ask("/history?cursor=x").text("code")).isEqualTo("cursor-invalid");
  }

  @Test
  void whoMayExportTheAccountMayReadItsHistory() {
    TranscodeJob job = completed(Instant.now());
    awaitKept(job);

    assertThat(historyWith("openid account").status()).isEqualTo(200);
    assertThat(historyWith("openid jobs:write").status()).isEqualTo(403);
  }

  private Answer historyWith(String scopes) {
    Map<String, String> wanted = browser.uiRequest();
    wanted.put("scope", scopes);
    Answer tokens = browser.uiToken(browser.codeForm(browser.code(wanted, "google")));
    return browser.bearer("GET", "/history", tokens.text("access_token"), "");
  }

  @Test
  void theHistoryOfAnotherPersonIsNotShownAndGoesWithItsOwner() {
    TranscodeJob job = completed(Instant.now());
    awaitKept(job);
    TestWorld.providers().signIn(Person.ada().withSubject(UUID.randomUUID().toString()));
    String other = TestWorld.browser().uiTokens("google").text("access_token");
    Answer refused = browser.bearer("GET", "/history/" + job.id(), other, "");
    assertThat(refused.status()).isEqualTo(404);
    assertThat(browser.bearer("GET", "/history", other, "").body()).isEqualTo("[]");

    browser.bearer("DELETE", "/me", access, "");
    TestWorld.shared()
        .bean(StringRedisTemplate.class)
        .opsForSet()
        .add(AccessKeys.ERASED, account.value());

    await()
        .atMost(Duration.ofSeconds(10))
        .until(
            () ->
                mongo
                        .getCollection("job_history")
                        .countDocuments(new Document("account", account.value()))
                    == 0);
  }

  private TranscodeJob accepted(Instant createdAt) {
    JobId id = JobId.random();
    JobManifest manifest =
        new JobManifest(
            JobManifest.SCHEMA,
            id,
            account,
            new TranscodeRequest("mp3", "ada@example.test"),
            new SourceMedia("clip.mov", 9, ObjectKeys.raw(id)),
            createdAt.truncatedTo(ChronoUnit.MILLIS),
            1);
    jobs.create(manifest.toPendingJob());
    return manifest.toPendingJob();
  }

  private TranscodeJob completed(Instant createdAt) {
    JobId id = accepted(createdAt).id();
    int attempt = jobs.claim(id, 1, NOON).orElseThrow().attempt();
    TranscodeJob claimed = jobs.find(id).orElseThrow();
    jobs.complete(id, attempt, List.of(), NOON);
    return jobs.find(id).orElse(claimed);
  }

  private void awaitKept(TranscodeJob job) {
    await().atMost(Duration.ofSeconds(10)).until(() -> kept().contains(job));
  }

  private List<TranscodeJob> kept() {
    return kept("");
  }

  private List<TranscodeJob> kept(String query) {
    return List.of(JSON.readValue(ask("/history" + query).body(), TranscodeJob[].class));
  }

  private Answer ask(String path) {
    return browser.bearer("GET", path, access, "");
  }
}
