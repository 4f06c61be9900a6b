package org.mediatranscoder.transcoding.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LivePaceTest {

  private Instant now = Instant.EPOCH;
  private final LivePace pace = new LivePace(() -> now);

  @Test
  void theFirstPiecesAreStoredAtOnceAndLaterOnesLessOften() {
    assertThat(pace.isDue(true)).isTrue();
    pace.stored();
    assertThat(dueAfter(true)).isEqualTo(Duration.ofSeconds(1));
    pass(Duration.ofSeconds(80));
    pace.stored();
    assertThat(dueAfter(true)).isEqualTo(Duration.ofSeconds(5));
    pass(Duration.ofHours(1));
    pace.stored();
    assertThat(dueAfter(true)).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void aTrackThatHasEndedHoldsTheOthersUpForSeconds() {
    pace.stored();
    assertThat(dueAfter(false)).isEqualTo(Duration.ofSeconds(6));
  }

  @Test
  void whatFailsIsTriedLessAndLessOften() {
    pace.failed();
    assertThat(dueAfter(true)).isEqualTo(Duration.ofSeconds(2));
    pace.failed();
    assertThat(dueAfter(true)).isEqualTo(Duration.ofSeconds(4));
    for (int i = 0; i < 9; i++) {
      pace.failed();
    }
    assertThat(dueAfter(true)).isEqualTo(Duration.ofSeconds(30));
    pace.stored();
    assertThat(dueAfter(true)).isEqualTo(Duration.ofSeconds(1));
  }

  private Duration dueAfter(boolean all) {
    Instant before = now;
    while (!pace.isDue(all)) {
      pass(Duration.ofMillis(250));
    }
    Duration waited = Duration.between(before, now);
    now = before;
    return waited;
  }

  private void pass(Duration time) {
    now = now.plus(time);
  }
}
