package org.mediatranscoder.transcoding.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.model.job.JobProgress;
import org.mediatranscoder.model.job.Stage;
import org.mediatranscoder.transcoding.encode.EncodeProgress;

class EstimateTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** What follows a long encode on a worker that has made nothing yet. */
  private static final Duration CHECKS = Duration.ofMillis(1500);

  private final TestClock clock = new TestClock();
  private final AfterEncodes after = new AfterEncodes();
  private final Estimate estimate = new Estimate(clock, after);

  @Test
  void halfOfTheDownloadIsLittleOfTheWhole() {
    clock.advance(Duration.ofSeconds(1));
    assertThat(estimate.downloading(50, 100)).isEqualTo(JobProgress.at(Stage.DOWNLOADING, 2.5));
  }

  @Test
  void halfOfTheVideoIsHalfOfTheTranscodingAndTheRestWillTakeAsLong() {
    estimate.startStage();
    clock.advance(Duration.ofSeconds(10));
    JobProgress progress = estimate.transcoding(at(Duration.ofSeconds(30)), MINUTE);
    assertThat(progress.stage()).isEqualTo(Stage.TRANSCODING);
    assertThat(progress.percent()).isEqualTo(50);
    assertThat(progress.speed()).isEqualTo(3.0);
    assertThat(progress.eta()).isEqualTo(Duration.ofSeconds(10).plus(CHECKS));
  }

  @Test
  void whatAnEncoderTakesUntilItsFirstOutputIsNotCountedForTheRest() {
    estimate.startStage();
    clock.advance(Duration.ofSeconds(6));
    assertThat(estimate.transcoding(at(Duration.ofSeconds(6)), MINUTE).eta())
        .isEqualTo(Duration.ofSeconds(54).plus(CHECKS));
    clock.advance(Duration.ofSeconds(2));
    assertThat(estimate.transcoding(at(Duration.ofSeconds(12)), MINUTE).eta())
        .isEqualTo(Duration.ofSeconds(16).plus(CHECKS));
  }

  @Test
  void whatFollowedTheLastEncodesIsPartOfTheTimeLeft() {
    for (int job = 0; job < 20; job++) {
      Estimate earlier = new Estimate(clock, after);
      clock.advance(Duration.ofSeconds(30));
      var _ = earlier.transcoding(at(MINUTE), MINUTE);
      clock.advance(Duration.ofSeconds(7)); // Of which the upload took three.
      earlier.stored(Duration.ofSeconds(3));
    }
    estimate.startStage();
    clock.advance(Duration.ofSeconds(10));
    assertThat(estimate.transcoding(at(Duration.ofSeconds(30)), MINUTE).eta())
        .isCloseTo(Duration.ofSeconds(14), Duration.ofMillis(20));
  }

  @Test
  void afterAShortEncodeNoQualityIsMeasured() {
    estimate.startStage();
    clock.advance(Duration.ofSeconds(2));
    assertThat(estimate.transcoding(at(Duration.ofSeconds(30)), MINUTE).eta())
        .isEqualTo(Duration.ofMillis(2500));
  }

  @Test
  void theUploadThatWillFollowIsPartOfTheTimeLeft() {
    clock.advance(Duration.ofSeconds(1));
    estimate.downloading(1_000, 1_000); // 1000 bytes per second
    estimate.startStage();
    clock.advance(Duration.ofSeconds(10));
    EncodeProgress half = new EncodeProgress(Duration.ofSeconds(30), 1L, 2_000L, null, null);
    // Ten seconds for the other half, and four for the 4000 bytes that will have come out.
    assertThat(estimate.transcoding(half, MINUTE).eta())
        .isEqualTo(Duration.ofSeconds(14).plus(CHECKS));
  }

  @Test
  void nothingIsSaidOfTheEndWhereNothingIsKnown() {
    estimate.startStage();
    assertThat(estimate.transcoding(at(Duration.ofSeconds(1)), MINUTE).eta()).isNull();
    clock.advance(Duration.ofSeconds(5));
    assertThat(estimate.transcoding(at(Duration.ZERO), MINUTE).eta()).isNull();
    JobProgress unknown = estimate.transcoding(at(Duration.ofSeconds(30)), null);
    assertThat(unknown.eta()).isNull();
    assertThat(unknown.percent()).isEqualTo(6);
  }

  @Test
  void measuringTheLoudnessIsPartOfTheTranscoding() {
    estimate.startMeasuring(true);
    assertThat(estimate.measuring(at(Duration.ofSeconds(30)), MINUTE))
        .isEqualTo(JobProgress.at(Stage.PROBING, 6 + 88 * 0.2));
    estimate.startStage();
    clock.advance(Duration.ofSeconds(10));
    JobProgress half = estimate.transcoding(at(Duration.ofSeconds(30)), MINUTE);
    assertThat(half.percent()).isEqualTo(6 + 88 * 0.7);
    assertThat(half.eta()).isEqualTo(Duration.ofSeconds(10).plus(CHECKS));
  }

  @Test
  void moreThanWasExpectedIsStillNotBeyondItsShare() {
    assertThat(estimate.transcoding(at(MINUTE.multipliedBy(2)), MINUTE).percent()).isEqualTo(94);
  }

  private static EncodeProgress at(Duration position) {
    return new EncodeProgress(position, 1L, null, 25.0, 3.0);
  }

  /** A clock that only a test moves. */
  static final class TestClock extends Clock {

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    void advance(Duration duration) {
      now = now.plus(duration);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.@Nullable ZoneId zone) {
      return this;
    }
  }
}
