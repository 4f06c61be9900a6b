package org.mediatranscoder.redis.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mediatranscoder.redis.job.JobBuilder.NOON;
import static org.mediatranscoder.redis.job.JobBuilder.aPendingJob;

import io.lettuce.core.RedisException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.model.job.JobStatus;
import org.mediatranscoder.model.job.TranscodeJob;

/**
 * The memory of Redis is full, with {@code noeviction}. Redis asks for memory before the first
 * write of a script and not after it, so no script is done in part.
 */
class FullMemoryTest extends JobStoreTest {

  @AfterEach
  void makeRoom() {
    redis.commands().configSet("maxmemory", "0");
  }

  @Test
  void noJobIsAcceptedAndNothingOfItIsThere() {
    TranscodeJob job = aPendingJob();
    assertThatItIsRefusedAsAWhole(() -> store.create(job));
    assertThat(store.create(job)).isTrue();
  }

  @Test
  void aJobThatWaitsIsNotClaimed() {
    TranscodeJob job = aPendingJob();
    store.create(job);
    assertThatItIsRefusedAsAWhole(() -> store.claim(job.id(), 1, NOON));
    assertThat(store.claim(job.id(), 1, NOON).orElseThrow().attempt()).isOne();
  }

  @Test
  void aJobThatIsLostIsNotRestoredInPart() {
    TranscodeJob job = aPendingJob();
    assertThatItIsRefusedAsAWhole(() -> store.restore(job, true));
    assertThat(store.restore(job, true)).isTrue();
  }

  @Test
  void aJobThatRunsEndsAllTheSame() {
    TranscodeJob job = aPendingJob();
    store.create(job);
    store.claim(job.id(), 1, NOON);
    fill();

    assertThat(store.complete(job.id(), 1, List.of(), NOON)).isTrue();

    TranscodeJob ended = store.find(job.id()).orElseThrow();
    assertThat(ended.status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(redis.commands().sismember(JobKeys.active(job.owner()), job.id().toString()))
        .isFalse();
  }

  @Test
  void aJobIsNotDeletedInPart() {
    TranscodeJob job = aPendingJob();
    store.create(job);
    assertThatItIsRefusedAsAWhole(() -> store.delete(job.id()));
    assertThat(store.delete(job.id())).isTrue();
  }

  private void assertThatItIsRefusedAsAWhole(Runnable call) {
    Map<String, String> before = everything();
    fill();
    assertThatThrownBy(call::run).isInstanceOf(RedisException.class).hasMessageContaining("OOM");
    makeRoom();
    assertThat(everything()).isEqualTo(before);
  }

  private static void fill() {
    redis.commands().configSet("maxmemory", "1");
  }

  /** Every key with its value. */
  private static Map<String, String> everything() {
    Map<String, String> all = new TreeMap<>();
    for (String key : redis.commands().keys("*")) {
      all.put(key, HexFormat.of().formatHex(redis.commands().dump(key)));
    }
    return all;
  }
}
