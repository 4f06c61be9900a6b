package org.mediatranscoder.transcoding.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mediatranscoder.transcoding.probe.AudioStreamBuilder.anAudioStream;
import static org.mediatranscoder.transcoding.probe.ProbeBuilder.aProbe;
import static org.mediatranscoder.transcoding.probe.VideoStreamBuilder.aVideoStream;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.transcoding.cage.CageForTests;
import org.mediatranscoder.transcoding.formats.OutputFormats;
import org.mediatranscoder.transcoding.jobs.Planning;
import org.mediatranscoder.transcoding.probe.AudioStream;
import org.mediatranscoder.transcoding.probe.ColorTags;
import org.mediatranscoder.transcoding.probe.PacketSurvey;
import org.mediatranscoder.transcoding.probe.Probe;
import org.mediatranscoder.transcoding.probe.Rational;
import org.mediatranscoder.transcoding.probe.SourceTags;
import org.mediatranscoder.transcoding.probe.VideoFindings;
import org.mediatranscoder.transcoding.probe.VideoStream;

/** Each stream of a plan says why it is treated so. */
class ReasonsTest {

  private static final AudioStream SURROUND =
      anAudioStream().withCodec("ac3").withChannels(6).withChannelLayout("5.1").build();

  @Test
  void whatDoesNotPlayEverywhereIsNamed() {
    VideoStream video =
        aVideoStream()
            .withCodec("hevc")
            .withSize(3840, 2160)
            .withBitDepth(10)
            .withColor(new ColorTags("tv", "bt2020nc", "bt2020", "smpte2084"))
            .withAverageFrameRate(new Rational(120, 1))
            .withRealFrameRate(new Rational(120, 1))
            .withRotation(90)
            .build();
    assertThat(plan("mp4-720p", video, SURROUND).main().streams())
        .extracting(StreamPlan::reason)
        .containsExactly(
            "encoded to H.264: it is HEVC, 10 bit does not play everywhere, HDR is shown as SDR,"
                + " 3840 × 2160 becomes 1280 × 720, it is turned upright,"
                + " it has more than 60 frames a second",
            "encoded to AAC: it is AC-3, 6 channels become 2");
  }

  @Test
  void whatFitsIsCopiedIfItsPacketsAreSound() {
    VideoStream video = aVideoStream().withSize(1280, 720).build();
    assertThat(surveyed(video, packets(4000, true)).main().streams())
        .extracting(StreamPlan::reason)
        .containsExactly(
            "copied: already H.264 High 4.0, 1280 × 720",
            "encoded to AAC: whether it may be copied was not checked");
    assertThat(surveyed(video, null).main().streams())
        .extracting(StreamPlan::reason)
        .first()
        .isEqualTo("encoded to H.264: whether it may be copied was not checked");
    assertThat(surveyed(video, packets(6000, false)).main().streams())
        .extracting(StreamPlan::reason)
        .first()
        .isEqualTo(
            "encoded to H.264: parts of it are damaged, or change,"
                + " it has 6000 kbit/s, and this format 5000 at most");
  }

  @Test
  void aCopyTakesNoMoreRoomThanItsPackets() {
    VideoStream video = aVideoStream().withSize(1280, 720).build();
    Plan plan = surveyed(video, packets(1000, true));
    assertThat(plan.main().options()).containsSequence("-map", "0:0", "-c:v", "copy");
    assertThat(plan.main().bounds().most().toBytes()).isLessThan(430L * 2_000_000 / 8);
  }

  private static PacketSurvey packets(int kbps, boolean sound) {
    Duration minute = Duration.ofMinutes(1);
    return new PacketSurvey(
        1500,
        60L * kbps * 1000 / 8,
        minute,
        true,
        0,
        true,
        Duration.ofSeconds(10),
        Duration.ZERO,
        false,
        sound);
  }

  private static Plan surveyed(VideoStream video, @Nullable PacketSurvey packets) {
    Probe source = aProbe().withVideo(video).withAudio(anAudioStream().build()).build();
    PlanInput input =
        new PlanInput(source, VideoFindings.NONE, null, SourceTags.NONE).with(packets, null);
    return EncodePlanner.plan(
        input,
        OutputFormats.bundled().find("mp4-720p").orElseThrow(),
        EncodeOptions.NONE,
        Planning.limits(CageForTests.LIMITS));
  }

  @Test
  void aGifNamesTheVideoThatItIsMadeOf() {
    assertThat(plan("gif", aVideoStream().build(), SURROUND).main().streams())
        .singleElement()
        .extracting(StreamPlan::reason)
        .isEqualTo(
            "encoded to GIF: it is H.264, 1920 × 1080 becomes 480 × 270,"
                + " it has more than 12 frames a second");
  }

  private static Plan plan(String format, VideoStream video, AudioStream audio) {
    return EncodePlanner.plan(
        aProbe().withVideo(video).withAudio(audio).build(),
        VideoFindings.NONE,
        OutputFormats.bundled().find(format).orElseThrow(),
        SourceTags.NONE,
        Planning.limits(CageForTests.LIMITS));
  }
}
