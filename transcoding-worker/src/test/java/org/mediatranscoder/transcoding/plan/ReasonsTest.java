package org.mediatranscoder.transcoding.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mediatranscoder.transcoding.probe.AudioStreamBuilder.anAudioStream;
import static org.mediatranscoder.transcoding.probe.ProbeBuilder.aProbe;
import static org.mediatranscoder.transcoding.probe.VideoStreamBuilder.aVideoStream;

import org.junit.jupiter.api.Test;
import org.mediatranscoder.transcoding.cage.CageForTests;
import org.mediatranscoder.transcoding.formats.OutputFormats;
import org.mediatranscoder.transcoding.probe.AudioStream;
import org.mediatranscoder.transcoding.probe.ColorTags;
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
  void whatWouldPlayIsEncodedAllTheSame() {
    VideoStream video = aVideoStream().withSize(1280, 720).build();
    assertThat(plan("mp4-720p", video, anAudioStream().build()).main().streams())
        .extracting(StreamPlan::reason)
        .containsExactly(
            "encoded to H.264: this format encodes every video",
            "encoded to AAC: so that gaps and levels are right");
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
        CageForTests.forPlan(CageForTests.LIMITS));
  }
}
