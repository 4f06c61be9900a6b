package org.mediatranscoder.transcoding.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mediatranscoder.transcoding.probe.AudioStreamBuilder.anAudioStream;
import static org.mediatranscoder.transcoding.probe.ProbeBuilder.aProbe;
import static org.mediatranscoder.transcoding.probe.VideoStreamBuilder.aVideoStream;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mediatranscoder.model.job.FailureCode;
import org.mediatranscoder.model.job.JobFailure;
import org.mediatranscoder.model.job.TranscodeRequest;
import org.mediatranscoder.transcoding.cage.CageForTests;
import org.mediatranscoder.transcoding.failure.MaxSizeTooSmallException;
import org.mediatranscoder.transcoding.formats.OutputFormats;
import org.mediatranscoder.transcoding.jobs.Planning;
import org.mediatranscoder.transcoding.probe.SourceTags;
import org.mediatranscoder.transcoding.probe.VideoFindings;
import org.springframework.util.unit.DataSize;

/** How the bits of an output that is not to exceed a size are shared out. */
class SizeBudgetTest {

  /** 1080p with 25 frames a second, and stereo. */
  @ParameterizedTest
  @CsvSource({
    "10, 30, 1080, 128",
    "10, 60, 720, 128",
    "10, 100, 480, 96",
    "10, 200, 360, 64",
    "10, 300, 240, 48",
    "80, 300, 1080, 128",
    "25, 900, 240, 24",
  })
  void theLongerItIsTheSmallerItBecomes(int megabytes, int seconds, int height, int audioKbps) {
    Plan plan = plan(megabytes, Duration.ofSeconds(seconds));
    List<String> video = plan.main().streams().getFirst().options();
    List<String> audio = plan.main().streams().getLast().options();
    assertThat(after(video, "-vf")).contains(height == 1080 ? "1080" : ":" + height);
    assertThat(after(audio, "-b:a")).isEqualTo(audioKbps + "k");
    double bytes = (plan.videoKbps() + audioKbps) * 125.0 * seconds;
    assertThat(bytes).isBetween(megabytes * 0.93e6, megabytes * 0.966e6);
    assertThat(plan.main().streams().getFirst().reason())
        .contains("it is to fit into %d MB".formatted(megabytes));
  }

  @ParameterizedTest
  @CsvSource({"10, 3600", "1, 300", "20, 3600"})
  void whatNobodyCouldWatchIsRefusedWithTheSmallestSizeThatWouldDo(int megabytes, int seconds) {
    assertThatExceptionOfType(MaxSizeTooSmallException.class)
        .isThrownBy(() -> plan(megabytes, Duration.ofSeconds(seconds)))
        .satisfies(
            refused -> {
              JobFailure failure = refused.toJobFailure();
              assertThat(failure.code()).isEqualTo(FailureCode.MAX_SIZE_TOO_SMALL);
              int smallest = Objects.requireNonNull(failure.smallestMaxSize());
              assertThat(failure.message())
                  .contains(" " + megabytes + " MB ")
                  .contains(" " + smallest + " MB.");
              assertThat(smallest).isGreaterThan(megabytes);
              assertThat(plan(smallest, Duration.ofSeconds(seconds)).isTwoPass()).isTrue();
            });
  }

  @Test
  void whereTheHighestBitRateFitsQualityDecides() {
    Plan plan = plan(10, Duration.ofSeconds(8));
    assertThat(plan.isTwoPass()).isFalse();
    assertThat(Objects.requireNonNull(Objects.requireNonNull(plan.limit()).smaller()).isTwoPass())
        .isTrue();
  }

  @Test
  void soItDoesOfASourceThatIsNoLarger() {
    assertThat(plan("mp4-chat", 10, Duration.ofMinutes(1), DataSize.ofBytes(9_000_000)).isTwoPass())
        .isFalse();
  }

  @Test
  void otherFormatsHaveALimitIfAPersonSaysSo() {
    assertThat(plan("mp4-720p", 0, Duration.ofMinutes(1), DataSize.ofGigabytes(1)).limit())
        .isNull();
    Plan limited = plan("mp4-720p", 10, Duration.ofMinutes(1), DataSize.ofGigabytes(1));
    assertThat(limited.isTwoPass()).isTrue();
    assertThat(Objects.requireNonNull(limited.limit()).most())
        .isEqualTo(DataSize.ofBytes(10_000_000));
  }

  @Test
  void theFirstPassMakesNoFileAndHasTheSameFrames() {
    Plan second = plan(10, Duration.ofMinutes(1));
    Plan first = second.firstPass();
    assertThat(first.main().options()).containsSequence("-pass", "1").endsWith("-f", "null");
    assertThat(first.main().options()).doesNotContain("-fs", "-c:a");
    assertThat(after(first.main().options(), "-vf"))
        .isEqualTo(after(second.main().options(), "-vf"));
  }

  private static Plan plan(int megabytes, Duration length) {
    return plan("mp4-chat", megabytes, length, DataSize.ofGigabytes(10));
  }

  private static Plan plan(String format, int megabytes, Duration length, DataSize source) {
    TranscodeRequest request =
        new TranscodeRequest(format, "ada@example.test", Map.of("maxSize", megabytes));
    PlanInput input =
        new PlanInput(
                aProbe()
                    .withDuration(length)
                    .withVideo(aVideoStream().withDuration(length).build())
                    .withAudio(anAudioStream().withDuration(length).build())
                    .build(),
                VideoFindings.NONE,
                null,
                SourceTags.NONE)
            .with(source);
    return EncodePlanner.plan(
        input,
        OutputFormats.bundled().find(request).orElseThrow(),
        EncodeOptions.of(request),
        Planning.limits(CageForTests.LIMITS));
  }

  private static String after(List<String> options, String name) {
    return options.get(options.indexOf(name) + 1);
  }
}
