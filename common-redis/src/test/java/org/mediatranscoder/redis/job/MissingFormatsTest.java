package org.mediatranscoder.redis.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.redis.RedisServer;
import org.mediatranscoder.redis.connection.RedisLink;

class MissingFormatsTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final RedisServer server = new RedisServer();
  private final RedisLink redis = server.link();
  private final MissingFormats missing = new RedisMissingFormats(redis);

  @AfterEach
  void stop() {
    redis.close();
    server.close();
  }

  @Test
  void nothingIsMissingWhereNoWorkerRuns() {
    assertThat(missing.everywhere()).isEmpty();
  }

  @Test
  void aFormatIsMissingWhereNoRunningWorkerMakesIt() {
    missing.report("one", Set.of("mp3", "gif"), MINUTE);
    assertThat(missing.everywhere()).containsExactlyInAnyOrder("mp3", "gif");
    missing.report("two", Set.of("gif", "wav"), MINUTE);
    assertThat(missing.everywhere()).containsExactly("gif");
    missing.report("three", Set.of(), MINUTE);
    assertThat(missing.everywhere()).isEmpty();
  }

  @Test
  void aReportReplacesTheOneBefore() {
    missing.report("one", Set.of("mp3"), MINUTE);
    missing.report("one", Set.of("gif"), MINUTE);
    assertThat(missing.everywhere()).containsExactly("gif");
  }

  @Test
  void aWorkerThatReportsNoMoreIsForgotten() {
    missing.report("able", Set.of(), Duration.ofMillis(300));
    missing.report("other", Set.of("gif"), MINUTE);
    await().until(() -> missing.everywhere().equals(Set.of("gif")));
    missing.report("other", Set.of("gif"), Duration.ofMillis(300));
    assertThat(redis.commands().hlen(JobKeys.MISSING_FORMATS)).isEqualTo(1);
    await().until(() -> missing.everywhere().isEmpty());
    assertThat(redis.commands().exists(JobKeys.MISSING_FORMATS)).isZero();
  }
}
