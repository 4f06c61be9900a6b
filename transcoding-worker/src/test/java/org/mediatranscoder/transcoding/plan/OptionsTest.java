package org.mediatranscoder.transcoding.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mediatranscoder.transcoding.probe.AudioStreamBuilder.anAudioStream;
import static org.mediatranscoder.transcoding.probe.ProbeBuilder.aProbe;
import static org.mediatranscoder.transcoding.probe.VideoStreamBuilder.aVideoStream;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mediatranscoder.model.job.TranscodeRequest;
import org.mediatranscoder.transcoding.cage.CageForTests;
import org.mediatranscoder.transcoding.failure.MissingStreamException;
import org.mediatranscoder.transcoding.failure.UnsuitableOptionException;
import org.mediatranscoder.transcoding.formats.OutputFormats;
import org.mediatranscoder.transcoding.jobs.Planning;
import org.mediatranscoder.transcoding.probe.AudioStream;
import org.mediatranscoder.transcoding.probe.Chapter;
import org.mediatranscoder.transcoding.probe.Probe;
import org.mediatranscoder.transcoding.probe.SourceTags;
import org.mediatranscoder.transcoding.probe.VideoFindings;
import org.mediatranscoder.transcoding.probe.VideoStream;

/** What the options that a person chose change in a plan. */
class OptionsTest {

  private static final VideoStream FULL_HD = aVideoStream().build();
  private static final AudioStream STEREO = anAudioStream().build();
  private static final AudioStream SURROUND =
      anAudioStream().withChannels(6).withChannelLayout("5.1(side)").build();
  private static final Probe MINUTE = aProbe().withVideo(FULL_HD).withAudio(STEREO).build();

  @ParameterizedTest
  @CsvSource({"0, 1280:720", "360, 640:360", "1080, 1920:1080", "2160, 1920:1080"})
  void aHeightReplacesThatOfTheFormat(int height, String scale) {
    assertThat(video(plan("mp4-720p", Map.of("height", height)))).contains("scale=" + scale + ",");
  }

  @Test
  void moreLinesThanThoseOfTheFormatMayHaveMoreBits() {
    assertThat(option(plan("mp4-720p", Map.of("height", 1440)), "-maxrate")).isEqualTo("20000k");
    assertThat(option(plan("mp4-720p", Map.of("height", 360)), "-maxrate")).isEqualTo("5000k");
  }

  @ParameterizedTest
  @CsvSource({"25, 25/1", "23.976, 24000/1001", "29.97, 30000/1001", "59.94, 60000/1001"})
  void aFrameRateIsConstant(String rate, String exactly) {
    Plan plan = plan("mp4-720p", Map.of("frameRate", rate));
    assertThat(video(plan)).startsWith("fps=" + exactly + ":").doesNotContain("select=");
    assertThat(reason(plan, 0)).contains(rate + " frames a second");
  }

  @ParameterizedTest
  @CsvSource({"mp4-720p, 28, 22, 18", "hevc-1080p, 32, 26, 22", "webm-720p, 42, 33, 27"})
  void aQualityIsAnotherRateFactor(String format, String low, String standard, String high) {
    assertThat(option(plan(format, Map.of("quality", "low")), "-crf")).isEqualTo(low);
    assertThat(option(plan(format, Map.of()), "-crf")).isEqualTo(standard);
    assertThat(option(plan(format, Map.of("quality", "high")), "-crf")).isEqualTo(high);
  }

  @ParameterizedTest
  @CsvSource({"mp4-720p", "webm-720p"})
  void aBitRateTakesThePlaceOfTheRateFactor(String format) {
    Plan plan = plan(format, Map.of("bitrate", 800));
    assertThat(plan.main().options()).doesNotContain("-crf").containsSequence("-b:v", "800k");
    assertThat(option(plan, "-maxrate")).isEqualTo("1200k");
    long bytes = plan.main().bounds().most().toBytes();
    assertThat(bytes).isLessThan(430L * 1_500_000 / 8);
  }

  @ParameterizedTest
  @CsvSource({"fast, veryfast, 5", "balanced, fast, 4", "small, slow, 2"})
  void aSpeedIsAPresetOfTheEncoder(String speed, String x264, String vp9) {
    Map<String, Object> chosen = Map.of("speed", speed);
    assertThat(option(plan("mp4-720p", chosen), "-preset")).isEqualTo(x264);
    assertThat(option(plan("webm-720p", chosen), "-cpu-used")).isEqualTo(vp9);
  }

  @Test
  void anEncoderThatThinksLongerIsMoreWork() {
    VideoStream large = aVideoStream().withSize(7680, 4320).build();
    Probe hours = aProbe().withDuration(null).withVideo(large).withAudio(null).build();
    long balanced = longest(hours, Map.of("bitrate", 0));
    assertThat(longest(hours, Map.of("speed", "small"))).isLessThan(balanced);
    assertThat(longest(hours, Map.of("frameRate", "60"))).isLessThan(balanced);
  }

  private static long longest(Probe source, Map<String, Object> options) {
    return plan("mp4-2160p", source, options).main().bounds().longest().toSeconds();
  }

  @Test
  void aTrimSeeksToASecondBeforeAndIsThenExact() {
    Plan plan = plan("mp4-720p", Map.of("trimStart", 12.5, "trimEnd", 20));
    assertThat(plan.inputOptions()).containsExactly("-ss", "11.500");
    assertThat(video(plan)).startsWith("trim=start=1.000:end=8.500,setpts=PTS-1.000/TB,");
    assertThat(audio(plan)).startsWith("atrim=start=1.000:end=8.500,asetpts=PTS-1.000/TB,");
    assertThat(plan.main().expected().duration()).isEqualTo(Duration.ofMillis(7500));
    assertThat(plan.main().expected().videoDuration()).isEqualTo(Duration.ofMillis(7500));
    assertThat(plan.main().expected().videoFrom()).isEqualTo(Duration.ofMillis(12_500));
  }

  @Test
  void withoutAnIndexWhatComesBeforeIsDecoded() {
    Probe broadcast = aProbe().withContainer("mpegts").withVideo(FULL_HD).withAudio(STEREO).build();
    Plan plan = plan("mp4-720p", broadcast, Map.of("trimStart", 12.5));
    assertThat(plan.inputOptions()).doesNotContain("-ss");
    assertThat(video(plan)).startsWith("trim=start=12.500,setpts=PTS-12.500/TB,");
  }

  @Test
  void aTrimBoundsTheOutputAndTheWork() {
    VideoStream hours = aVideoStream().withDuration(Duration.ofHours(20)).build();
    Probe day =
        aProbe().withDuration(Duration.ofHours(20)).withVideo(hours).withAudio(STEREO).build();
    Plan plan = plan("mp4-720p", day, Map.of("trimStart", 60, "trimEnd", 70));
    assertThat(plan.main().bounds().most().toBytes()).isLessThan(20L * 5_400_000 / 8 + (1 << 21));
    assertThat(plan.main().expected().wholeDuration()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"mp4-720p, video", "mp3, audio", "gif, video"})
  void aStartBehindTheEndIsRefused(String format, String what) {
    assertThatExceptionOfType(UnsuitableOptionException.class)
        .isThrownBy(() -> plan(format, Map.of("trimStart", 60)))
        .withMessage(
            "The %s of this file ends before the start that was asked for, 60.000 seconds.", what);
  }

  @Test
  void audioOfWhichNothingIsLeftIsNotExpected() {
    AudioStream early = anAudioStream().withDuration(Duration.ofSeconds(10)).build();
    Probe source = aProbe().withVideo(FULL_HD).withAudio(early).build();
    assertThat(plan("mp4-720p", source, Map.of("trimStart", 10)).main().streams()).hasSize(1);
  }

  @Test
  void chaptersAreCutAsTheMediaAre() {
    SourceTags kept =
        new SourceTags(
            Map.of(),
            List.of(
                new Chapter(Duration.ZERO, Duration.ofSeconds(10), "one"),
                new Chapter(Duration.ofSeconds(10), Duration.ofSeconds(30), "two")));
    PlanInput input = new PlanInput(MINUTE, VideoFindings.NONE, null, kept);
    assertThat(plan("mp3", input, Map.of("trimStart", 15, "trimEnd", 20)).tags())
        .contains("START=0\nEND=5000\ntitle=two")
        .doesNotContain("title=one");
  }

  @ParameterizedTest
  @CsvSource({"90, 'transpose=clock'", "180, 'hflip,vflip'", "270, 'transpose=cclock'"})
  void aTurnComesLast(String degrees, String filter) {
    assertThat(video(plan("mp4-720p", Map.of("rotate", degrees)))).endsWith("," + filter);
    assertThat(plan("gif", Map.of("rotate", degrees)).filterGraph())
        .contains("setsar=1," + filter + ",split");
  }

  @Test
  void channelsAreMixedAsChosen() {
    assertThat(audio(plan("mp3", Map.of("channels", "mono"))))
        .endsWith("pan=mono|c0=0.5*c0+0.5*c1");
    assertThat(option(plan("m4a", Map.of("channels", "mono")), "-b:a")).isEqualTo("96k");
    Probe surround = aProbe().withVideo(FULL_HD).withAudio(SURROUND).build();
    Plan kept = plan("mp4-720p", surround, Map.of("channels", "keep"));
    assertThat(audio(kept))
        .contains("pan=5.1|", "anullsrc=r=48000:cl=5.1:")
        .doesNotContain("stereo");
    assertThat(option(kept, "-b:a")).isEqualTo("320k");
    assertThat(audio(plan("mp3", surround, Map.of("channels", "keep")))).contains("pan=stereo");
    assertThat(audio(plan("wav", surround, Map.of("channels", "stereo")))).contains("pan=stereo");
  }

  @Test
  void loudnessIsOneFactorAndALimiterWhereItNeedsOne() {
    Map<String, Object> chosen = Map.of("loudness", "-16");
    PlanInput quiet =
        new PlanInput(MINUTE, VideoFindings.NONE, new AudioLevel(-30, -20), SourceTags.NONE);
    assertThat(audio(plan("mp4-720p", quiet, chosen))).endsWith(",volume=14.00dB:precision=float");
    assertThat(reason(plan("mp4-720p", quiet, chosen), 1)).contains("+14.0 dB to -16 LUFS");
    PlanInput peaks =
        new PlanInput(MINUTE, VideoFindings.NONE, new AudioLevel(-30, -10), SourceTags.NONE);
    assertThat(audio(plan("mp4-720p", peaks, chosen)))
        .endsWith("aresample=192000,alimiter=level=0:limit=0.891:latency=1,aresample=48000");
    PlanInput silence =
        new PlanInput(MINUTE, VideoFindings.NONE, new AudioLevel(-70, -300), SourceTags.NONE);
    assertThat(audio(plan("mp4-720p", silence, chosen))).doesNotContain("volume");
  }

  @Test
  void theAudioOfALanguageIsTakenWhicheverOfItsCodesIsWritten() {
    AudioStream english = anAudioStream().withLanguage("eng").build();
    AudioStream german = anAudioStream().withIndex(2).withLanguage("ger").withDisposition().build();
    Probe source = aProbe().withVideo(FULL_HD).withAudio(english).withOthers(german).build();
    assertThat(source.withAudioLanguage("deu").audio()).isEqualTo(german);
    assertThatExceptionOfType(MissingStreamException.class)
        .isThrownBy(() -> source.withAudioLanguage("fra"))
        .withMessage("The file has no audio track that says that it is in the language fra.");
  }

  private static Plan plan(String format, Map<String, Object> options) {
    return plan(format, MINUTE, options);
  }

  private static Plan plan(String format, Probe source, Map<String, Object> options) {
    return plan(format, new PlanInput(source, VideoFindings.NONE, null, SourceTags.NONE), options);
  }

  private static Plan plan(String format, PlanInput input, Map<String, Object> options) {
    TranscodeRequest request = new TranscodeRequest(format, "ada@example.test", options);
    return EncodePlanner.plan(
        input,
        OutputFormats.bundled().find(request).orElseThrow(),
        EncodeOptions.of(request),
        Planning.limits(CageForTests.LIMITS));
  }

  private static String reason(Plan plan, int stream) {
    return plan.main().streams().get(stream).reason();
  }

  private static String video(Plan plan) {
    return option(plan, "-vf");
  }

  private static String audio(Plan plan) {
    return option(plan, "-af");
  }

  private static String option(Plan plan, String name) {
    List<String> options = plan.main().options();
    @Nullable String value = options.get(options.indexOf(name) + 1);
    return String.valueOf(value);
  }
}
