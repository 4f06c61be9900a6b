package org.mediatranscoder.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediatranscoder.acceptance.Media;
import org.mediatranscoder.testsupport.RedisTestServer;

/** Redis fails while uploads come in, jobs wait and run, and mails leave. */
@SlowFaults
class BrokenRedisFaultsTest {

  /** {@code -Dtranscoder.test.uploads=20} sends fewer. */
  private static final int UPLOADS = Integer.getInteger("transcoder.test.uploads", 200);

  private static final int RESTARTS = 10;
  private static final Duration CUT = Duration.ofSeconds(60);
  private static final Duration LAG = Duration.ofSeconds(1);
  private static final Duration FULL = Duration.ofSeconds(20);

  @TempDir Path folder;

  @Test
  void allUploadsEndOnceThoughRedisIsRestartedTenTimes() throws Exception {
    try (Fleet fleet = fleet(RedisTestServer.startThatKeeps())) {
      LoadOfUploads load = load(fleet);
      for (int i = 1; i <= RESTARTS; i++) {
        awaitAccepted(load, i * UPLOADS / (RESTARTS + 2));
        fleet.redis().kill();
        Thread.sleep(Duration.ofSeconds(1));
        fleet.redis().startAgain();
      }
      assertThatAllEndOnce(
          fleet, load, "Redis gets SIGKILL and is back with its data a second later", RESTARTS);
    }
  }

  @Test
  void allUploadsEndOnceThoughRedisCannotBeReachedForAMinute() throws Exception {
    try (Fleet fleet = fleet(RedisTestServer.start())) {
      LoadOfUploads load = load(fleet);
      awaitAccepted(load, UPLOADS / 2);
      fleet.members().forEach(member -> member.redis().cut());
      Thread.sleep(CUT);
      fleet.members().forEach(member -> member.redis().restore());
      assertThatAllEndOnce(fleet, load, "Redis cannot be reached for 60 s", 1);
    }
  }

  @Test
  void allUploadsEndOnceThoughRedisIsFlushedInTheMiddle() throws Exception {
    try (Fleet fleet = fleet(RedisTestServer.start())) {
      LoadOfUploads load = load(fleet);
      awaitAccepted(load, UPLOADS / 2);
      fleet.redis().flush();
      assertThatAllEndOnce(fleet, load, "Redis loses everything (FLUSHALL)", 1);
    }
  }

  @Test
  void allUploadsEndOnceThoughTheMemoryOfRedisIsFullForAWhile() throws Exception {
    try (Fleet fleet = fleet(RedisTestServer.start())) {
      LoadOfUploads load = load(fleet);
      awaitAccepted(load, UPLOADS / 2);
      fleet.redis().fill();
      assertThatNothingIsAccepted(fleet);
      Thread.sleep(FULL);
      fleet.redis().makeRoom();
      assertThatAllEndOnce(
          fleet,
          load,
          "the memory of Redis is full for %d s (noeviction)".formatted(FULL.toSeconds()),
          1);
    }
  }

  /** As ElastiCache does, whose replicas are some way behind. */
  @Test
  void allUploadsEndOnceThoughAReplicaTakesOverThatLacksTheLastSecond() throws Exception {
    RedisTestServer primary = RedisTestServer.start();
    RedisTestServer replica = primary.startReplica();
    try (Fleet fleet = fleet(primary)) {
      LoadOfUploads load = load(fleet);
      awaitAccepted(load, UPLOADS / 2);
      assertThat(replica.follows()).isTrue();
      replica.stopFollowing();
      int before = load.accepted();
      Thread.sleep(LAG);
      assertThat(load.accepted()).as("accepted, and unknown to the replica").isGreaterThan(before);
      fleet.failOverTo(replica);
      assertThatAllEndOnce(
          fleet, load, "Redis fails over to a replica that lacks the last second", 1);
    }
  }

  private void assertThatNothingIsAccepted(Fleet fleet) {
    HttpResponse<String> answer =
        fleet.api("ada").tryUpload(folder.resolve("tone.wav"), "mp3", Fleet.address("ada"));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
    assertThat(answer.body()).contains("\"code\":\"service-unavailable\"");
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
  }

  private Fleet fleet(RedisTestServer redis) throws IOException {
    return Fleet.start(folder, redis, Map.of(), Map.of());
  }

  private LoadOfUploads load(Fleet fleet) throws IOException, InterruptedException {
    return LoadOfUploads.begin(fleet, Media.tone(folder.resolve("tone.wav"), 1), UPLOADS);
  }

  private static void awaitAccepted(LoadOfUploads load, int count) throws InterruptedException {
    while (load.accepted() < count && load.isUnderWay()) {
      Thread.sleep(50);
    }
  }

  /** A job that nobody was told of, as Redis lost that it was accepted, ends once all the same. */
  private static void assertThatAllEndOnce(Fleet fleet, LoadOfUploads load, String fault, int times)
      throws InterruptedException {
    Set<String> jobs = load.await(Fleet.LIMIT.multipliedBy(3));
    assertThat(jobs).hasSize(UPLOADS);
    assertThat(load.unclear()).as("refusals that are no clear 503").isEmpty();
    Set<String> all = fleet.jobsInS3();
    assertThat(all).containsAll(jobs);
    all.forEach(fleet::awaitCompleted);
    Thread.sleep(Duration.ofSeconds(5)); // For a second mail to show itself.
    all.forEach(fleet::awaitCompleted);
    assertThat(fleet.allMails()).isEqualTo(all.size());
    assertThat(fleet.s3().openMultipartUploads()).isEmpty();
    FaultReport.add(
        fault + ", while %d small uploads come in".formatted(UPLOADS),
        times,
        "%d uploads accepted (sent again %d times), %d jobs completed, %d mails, none twice"
            .formatted(jobs.size(), load.refused(), all.size(), fleet.allMails()));
  }
}
