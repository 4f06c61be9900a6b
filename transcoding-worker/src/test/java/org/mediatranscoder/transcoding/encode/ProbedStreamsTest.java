package org.mediatranscoder.transcoding.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.transcoding.probe.AudioStream;
import org.mediatranscoder.transcoding.probe.ColorTags;
import org.mediatranscoder.transcoding.probe.Disposition;
import org.mediatranscoder.transcoding.probe.Probe;
import org.mediatranscoder.transcoding.probe.Rational;
import org.mediatranscoder.transcoding.probe.VideoStream;

/** What the probe says of a real file, field by field. */
class ProbedStreamsTest extends StudioTest {

  @Test
  void theVideoStreamIsDescribedAsTheFileDescribesIt() throws InterruptedException {
    VideoStream video = video(studio.probe(samples.described()));
    assertThat(video.profile()).isEqualTo("High 10");
    assertThat(video.level()).isEqualTo(31);
    assertThat(video.pixelFormat()).isEqualTo("yuv420p10le");
    assertThat(video.bitDepth()).isEqualTo(10);
    assertThat(video.color()).isEqualTo(new ColorTags("tv", "bt2020nc", "bt2020", "smpte2084"));
    assertThat(video.fieldOrder()).isEqualTo("progressive");
    assertThat(video.averageFrameRate()).isEqualTo(new Rational(30000, 1001));
    assertThat(video.realFrameRate()).isEqualTo(new Rational(30000, 1001));
    assertThat(video.timeBase()).isEqualTo(new Rational(1, 30000));
    assertThat(video.startTime()).isEqualTo(Duration.ZERO);
    assertThat(video.frames()).isEqualTo(30);
    assertThat(video.disposition()).containsExactly(Disposition.DEFAULT);
    assertThat(video.hasMasteringDisplay()).isFalse();
    assertThat(video.isDolbyVision()).isFalse();
  }

  @Test
  void theAudioStreamIsDescribedAsTheFileDescribesIt() throws InterruptedException {
    Probe probe = studio.probe(samples.described());
    AudioStream audio = Objects.requireNonNull(probe.audio());
    assertThat(audio.channels()).isEqualTo(6);
    assertThat(audio.channelLayout()).isEqualTo("5.1");
    assertThat(audio.sampleFormat()).isEqualTo("s32p");
    assertThat(audio.bitsPerSample()).isEqualTo(24);
    assertThat(audio.language()).isEqualTo("deu");
    assertThat(audio.startTime()).isEqualTo(Duration.ZERO);
    assertThat(probe.startTime()).isEqualTo(Duration.ZERO);
    assertThat(probe.chapters()).isZero();
  }

  @Test
  void whatTheFileDoesNotSayIsUnknown() throws InterruptedException {
    VideoStream video = video(studio.probe(samples.mp4()));
    assertThat(video.color()).isEqualTo(ColorTags.NONE);
    assertThat(video.language()).isNull();
    assertThat(video.title()).isNull();
    assertThat(video.bitDepth()).isEqualTo(8);
  }

  @Test
  void aFrameIsDescribedAsStoredAndAsSeen() throws InterruptedException {
    VideoStream turned = video(studio.probe(samples.turned()));
    assertThat(turned.frameWidth()).isEqualTo(160);
    assertThat(turned.width()).isEqualTo(120);
    assertThat(Math.abs(turned.rotation())).isEqualTo(90);
    VideoStream anamorphic = video(studio.probe(samples.anamorphic()));
    assertThat(anamorphic.sampleAspectRatio()).isEqualTo(new Rational(2, 1));
    assertThat(anamorphic.frameWidth()).isEqualTo(160);
    assertThat(anamorphic.width()).isEqualTo(320);
  }

  private static VideoStream video(Probe probe) {
    return Objects.requireNonNull(probe.video());
  }
}
