package org.mediatranscoder.redis.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.JobProgress;
import org.mediatranscoder.model.job.Stage;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.redis.job.JobChunks.Span;
import org.mediatranscoder.redis.job.JobChunks.State;

/** Several workers that count down the chunks of one video. */
class JobChunksTest extends JobStoreTest {

  private static final List<Integer> FRAMES = List.of(100, 200, 100);
  private static final Span SPAN = new Span(10, 90, Duration.ofSeconds(16));

  private final JobChunks chunks = new JobChunks(redis);
  private JobId id;

  @BeforeEach
  void claim() {
    TranscodeJob job = JobBuilder.aPendingJob();
    id = job.id();
    store.create(job);
    store.claim(id, 1, Instant.EPOCH);
  }

  @Test
  void whoEncodesTheLastChunkFindsZeroAndNoChunkCountsTwice() {
    assertThat(begin(1, Set.of())).hasValue(3);
    assertThat(chunks.done(id, 1, 1)).hasValue(2);
    assertThat(chunks.done(id, 1, 1)).as("by another worker too").hasValue(2);
    assertThat(chunks.done(id, 1, 0)).hasValue(1);
    assertThat(chunks.done(id, 1, 2)).hasValue(0);
    assertThat(chunks.done(id, 1, 2)).as("said again").hasValue(0);
    assertThat(chunks.find(id)).contains(new State(1, "cut", 0, null));
  }

  @Test
  void ofManyThatEndAtOnceExactlyOneIsTheLast() {
    List<Integer> many = IntStream.range(0, 64).mapToObj(chunk -> 1).toList();
    chunks.begin(id, 1, "cut", many, Set.of());
    long last =
        IntStream.range(0, 64)
            .parallel()
            .mapToObj(chunk -> chunks.done(id, 1, chunk))
            .filter(OptionalInt.of(0)::equals)
            .count();
    assertThat(last).isEqualTo(1);
  }

  @Test
  void chunksThatAreThereAlreadyAreNotLeft() {
    assertThat(begin(1, Set.of(0, 2))).hasValue(1);
    assertThat(chunks.done(id, 1, 0)).hasValue(1);
    assertThat(chunks.done(id, 1, 1)).hasValue(0);
  }

  @Test
  void anAttemptThatWasGivenUpForDeadChangesNothing() {
    begin(1, Set.of());
    store.claim(id, 1, Instant.EPOCH);
    assertThat(begin(1, Set.of())).isEmpty();
    assertThat(begin(2, Set.of())).hasValue(3);
    assertThat(chunks.done(id, 1, 0)).isEmpty();
    assertThat(chunks.progress(id, 1, 0, 50, SPAN)).isFalse();
    assertThat(chunks.mismatch(id, 1, "other")).isFalse();
    assertThat(chunks.find(id)).contains(new State(2, "cut", 3, null));
  }

  @Test
  void afterACancellationNothingIsCounted() {
    begin(1, Set.of());
    store.cancel(id, Instant.EPOCH);
    assertThat(chunks.done(id, 1, 0)).isEmpty();
    assertThat(chunks.progress(id, 1, 0, 50, SPAN)).isFalse();
  }

  @Test
  void theProgressOfTheJobIsThatOfAllChunksAndNeverFalls() throws InterruptedException {
    begin(1, Set.of(2));
    Thread.sleep(1_010); // Before that nothing is said of the end.
    assertThat(chunks.progress(id, 1, 1, 100, SPAN)).isTrue();
    JobProgress half = progress();
    assertThat(half.stage()).isEqualTo(Stage.TRANSCODING);
    assertThat(half.percent()).isEqualTo(50);
    double seconds = 100 / Objects.requireNonNull(half.fps());
    assertThat(Objects.requireNonNull(half.eta()).toMillis() / 1000.0)
        .isCloseTo(2 * seconds, within(0.1));
    assertThat(half.speed()).isCloseTo(4 / seconds, within(0.1));

    chunks.progress(id, 1, 1, 20, SPAN); // Begun anew by another worker.
    assertThat(progress().percent()).isEqualTo(50);
    chunks.progress(id, 1, 0, 1_000, SPAN);
    assertThat(progress().percent()).as("no more frames than it has").isEqualTo(70);
    chunks.done(id, 1, 1);
    chunks.progress(id, 1, 0, 100, SPAN);
    assertThat(progress().percent()).isEqualTo(90);
  }

  @Test
  void theFirstReasonToEncodeItWholeIsKept() {
    begin(1, Set.of());
    assertThat(chunks.mismatch(id, 1, "chunk 2 has 1 frame")).isTrue();
    assertThat(chunks.mismatch(id, 1, "chunk 3 too")).isTrue();
    assertThat(chunks.find(id).orElseThrow().mismatch()).isEqualTo("chunk 2 has 1 frame");
    chunks.forget(id);
    assertThat(chunks.find(id)).isEmpty();
  }

  @Test
  void anAttemptThatGoesOnKeepsPlanAndProgressAndFencesTheOneBefore() {
    begin(1, Set.of());
    chunks.progress(id, 1, 0, 100, SPAN);
    TranscodeJob resumed = store.resume(id, 1).orElseThrow();
    assertThat(resumed.attempt()).isEqualTo(2);
    assertThat(resumed.progress().percent()).isEqualTo(30);
    assertThat(chunks.done(id, 1, 0)).isEmpty();
    assertThat(store.resume(id, 2)).as("another run").isEmpty();
  }

  private OptionalInt begin(int attempt, Set<Integer> done) {
    return chunks.begin(id, attempt, "cut", FRAMES, done);
  }

  private JobProgress progress() {
    return store.find(id).orElseThrow().progress();
  }
}
