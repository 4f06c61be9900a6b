package org.mediatranscoder.transcoding.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mediatranscoder.transcoding.probe.AudioStreamBuilder.anAudioStream;
import static org.mediatranscoder.transcoding.probe.ProbeBuilder.aProbe;
import static org.mediatranscoder.transcoding.probe.VideoStreamBuilder.aVideoStream;

import java.time.Duration;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mediatranscoder.model.job.FailureCode;
import org.mediatranscoder.transcoding.cage.CageForTests;
import org.mediatranscoder.transcoding.failure.PermanentFailure;
import org.mediatranscoder.transcoding.formats.OutputFormats;
import org.mediatranscoder.transcoding.jobs.Planning;
import org.mediatranscoder.transcoding.probe.AudioStream;
import org.mediatranscoder.transcoding.probe.Probe;
import org.mediatranscoder.transcoding.probe.Rational;
import org.mediatranscoder.transcoding.probe.SourceTags;
import org.mediatranscoder.transcoding.probe.VideoFindings;
import org.mediatranscoder.transcoding.probe.VideoStream;

/** What a plan lets an output cost, in bytes and in work. */
class OutputBoundsTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final VideoStream FULL_HD = aVideoStream().build();
  private static final AudioStream STEREO = anAudioStream().build();
  private static final AudioStream TELEPHONE =
      anAudioStream().withChannels(1).withChannelLayout("mono").withSampleRate(8000).build();

  @ParameterizedTest
  @CsvSource({"wav, 16000", "mp3, 40000"})
  void ffmpegIsStoppedAtTwiceAndFiveMinutesOfWhatTheSourceCanBecome(
      String format, int bytesPerSecond) {
    assertThat(mostBytes(format, source(MINUTE, null, TELEPHONE)))
        .isBetween(420L * bytesPerSecond, 430L * bytesPerSecond + (1 << 20));
  }

  @Test
  void aVideoIsStoppedAtItsHighestBitRate() {
    assertThat(mostBytes("mp4-720p", source(MINUTE, FULL_HD, STEREO)))
        .isBetween(420L * 5_000_000 / 8, 440L * 5_400_000 / 8);
  }

  @Test
  void aGifIsStoppedAtItsLargestFrames() {
    long frame = 480 * 270 * 3 / 2;
    assertThat(mostBytes("gif", source(HOUR, FULL_HD, null)))
        .isBetween(180 * frame, 184 * frame + (1 << 20));
  }

  /** The length of a broadcast is a guess, so it does not bound its output. */
  @Test
  void aGuessedLengthBoundsNothing() {
    Probe guessed =
        aProbe().withDuration(MINUTE).withExact(false).withVideo(null).withAudio(STEREO).build();
    assertThat(mostBytes("mp3", guessed)).isGreaterThan(Duration.ofHours(24).toSeconds() * 40_000);
  }

  @Test
  void anOutputThatWouldBeLargerThanTheLimitIsRefusedBeforeItIsEncoded() {
    AudioStream studio = anAudioStream().withChannels(16).withSampleRate(96_000).build();
    assertRefused("wav", source(Duration.ofHours(5), null, studio), FailureCode.OUTPUT_TOO_LARGE)
        .withMessage(
            "The output would be about 52 GB, and we make 20 GB at most."
                + " A shorter file or a smaller format fits.");
    assertThat(mostBytes("mp3", source(Duration.ofHours(5), null, studio))).isPositive();
  }

  @ParameterizedTest
  @CsvSource({"mp4-1080p, 7680, 4320, 60, 4", "webm-720p, 7680, 4320, 60, 3"})
  void moreWorkThanOneJobMayTakeIsRefused(
      String format, int width, int height, int rate, int hours) {
    VideoStream huge = moving(width, height, rate);
    assertRefused(format, source(Duration.ofHours(hours), huge, null), FailureCode.TOO_LARGE)
        .withMessage(
            "The video is more work than one job may take:"
                + " %d by %d pixels, %d frames a second, for %d hours.",
            width, height, rate, hours);
  }

  @ParameterizedTest
  @CsvSource({
    "mp4-1080p, 3840, 2160, 60, 4",
    "mp4-1080p, 7680, 4320, 30, 4",
    "gif, 7680, 4320, 60, 4"
  })
  void whatAWorkerCanDoInTimeIsTaken(String format, int width, int height, int rate, int hours) {
    VideoStream large = moving(width, height, rate);
    assertThat(mostBytes(format, source(Duration.ofHours(hours), large, null))).isPositive();
  }

  /** It does not say how long it plays, so ffmpeg ends where the work does. */
  @Test
  void workOfUnknownLengthEndsAtTheLimit() {
    VideoStream huge = moving(7680, 4320, 60);
    Plan plan = plan("mp4-1080p", source(null, huge, null));
    assertThat(Long.parseLong(option(plan, "-t"))).isBetween(3600L, 3 * 3600L);
  }

  @Test
  void moreChannelsOrSamplesThanWeTakeAreRefused() {
    AudioStream many = anAudioStream().withChannels(65).build();
    assertRefused("mp3", source(MINUTE, null, many), FailureCode.TOO_LARGE)
        .withMessage("The audio has 65 channels, and we take 64.");
    AudioStream fast = anAudioStream().withSampleRate(2_000_000).build();
    assertRefused("wav", source(MINUTE, null, fast), FailureCode.TOO_LARGE)
        .withMessage("The audio has 2000000 samples a second, and we take 768000.");
    assertRefused("mp4-480p", source(MINUTE, FULL_HD, many), FailureCode.TOO_LARGE);
  }

  @Test
  void wavKeepsTheSampleRateUpTo192Kilohertz() {
    assertThat(plan("wav", source(MINUTE, null, STEREO)).main().options()).doesNotContain("-ar");
    AudioStream fast = anAudioStream().withSampleRate(384_000).build();
    assertThat(option(plan("wav", source(MINUTE, null, fast)), "-ar")).isEqualTo("192000");
  }

  @ParameterizedTest
  @CsvSource({"mp4-720p, 32k, 64k, 128k", "webm-720p, 24k, 48k, 96k"})
  void audioOfLittleDetailGetsFewBits(String format, String speech, String mono, String stereo) {
    AudioStream one = anAudioStream().withChannels(1).withChannelLayout("mono").build();
    assertThat(audioRate(format, TELEPHONE)).isEqualTo(speech);
    assertThat(audioRate(format, one)).isEqualTo(mono);
    assertThat(audioRate(format, STEREO)).isEqualTo(stereo);
  }

  private static VideoStream moving(int width, int height, int framesPerSecond) {
    Rational rate = new Rational(framesPerSecond, 1);
    return aVideoStream()
        .withSize(width, height)
        .withAverageFrameRate(rate)
        .withRealFrameRate(rate)
        .build();
  }

  private static String audioRate(String format, AudioStream audio) {
    return option(plan(format, source(MINUTE, FULL_HD, audio)), "-b:a");
  }

  private static ThrowableAssertAlternative<PermanentFailure> assertRefused(
      String format, Probe source, FailureCode code) {
    return assertThatExceptionOfType(PermanentFailure.class)
        .isThrownBy(() -> plan(format, source))
        .satisfies(failure -> assertThat(failure.toJobFailure().code()).isEqualTo(code));
  }

  private static long mostBytes(String format, Probe source) {
    return Long.parseLong(option(plan(format, source), "-fs"));
  }

  private static String option(Plan plan, String name) {
    return plan.main().options().get(plan.main().options().indexOf(name) + 1);
  }

  private static Plan plan(String format, Probe source) {
    return EncodePlanner.plan(
        source,
        VideoFindings.NONE,
        OutputFormats.bundled().find(format).orElseThrow(),
        SourceTags.NONE,
        Planning.limits(CageForTests.LIMITS));
  }

  private static Probe source(
      @Nullable Duration length, @Nullable VideoStream video, @Nullable AudioStream audio) {
    return aProbe().withDuration(length).withVideo(video).withAudio(audio).build();
  }
}
