package org.mediatranscoder.transcoding.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mediatranscoder.transcoding.probe.AudioStreamBuilder.anAudioStream;
import static org.mediatranscoder.transcoding.probe.ProbeBuilder.aProbe;
import static org.mediatranscoder.transcoding.probe.VideoStreamBuilder.aVideoStream;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.transcoding.cage.CageForTests;
import org.mediatranscoder.transcoding.failure.MediaTooLargeException;
import org.mediatranscoder.transcoding.failure.MissingStreamException;
import org.mediatranscoder.transcoding.failure.UnsuitableFormatException;
import org.mediatranscoder.transcoding.formats.OutputFormats;
import org.mediatranscoder.transcoding.jobs.Planning;
import org.mediatranscoder.transcoding.probe.AudioStream;
import org.mediatranscoder.transcoding.probe.Probe;
import org.mediatranscoder.transcoding.probe.SourceTags;
import org.mediatranscoder.transcoding.probe.VideoFindings;
import org.mediatranscoder.transcoding.probe.VideoStream;

class EncodePlannerTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final VideoStream PICTURE = aVideoStream().withSize(640, 360).build();
  private static final AudioStream AUDIO = anAudioStream().build();

  @Test
  void anAudioFileCannotBecomeAVideo() {
    assertThatExceptionOfType(MissingStreamException.class)
        .isThrownBy(() -> plan("mp4-720p", source(MINUTE, true, null, AUDIO)))
        .withMessage("The file has no video, and MP4 720p needs it.");
    assertThatExceptionOfType(MissingStreamException.class)
        .isThrownBy(() -> plan("gif", source(MINUTE, true, null, AUDIO)));
  }

  @Test
  void aSilentVideoCannotBecomeAnAudioFile() {
    assertThatExceptionOfType(MissingStreamException.class)
        .isThrownBy(() -> plan("mp3", source(MINUTE, true, PICTURE, null)))
        .withMessage("The file has no audio, and MP3 needs it.");
  }

  @Test
  void aVideoThatIsTooSmallForACodecIsRefusedWithItsReason() {
    VideoStream tiny = aVideoStream().withSize(32, 8).build();
    assertThatExceptionOfType(UnsuitableFormatException.class)
        .isThrownBy(() -> plan("hevc-1080p", source(MINUTE, true, tiny, null)))
        .withMessage(
            "HEVC takes frames of 16 pixels and more each way, and this video has 32 by 8."
                + " Another format takes it.");
    assertThat(plan("mp4-480p", source(MINUTE, true, tiny, null)).outputs()).hasSize(1);
  }

  @Test
  void aFileThatPlaysTooLongIsRefused() {
    assertThatExceptionOfType(MediaTooLargeException.class)
        .isThrownBy(() -> plan("gif", source(Duration.ofHours(5), true, PICTURE, AUDIO)))
        .withMessage("The file plays for longer than we take, which is 4 hours.");
    assertThatExceptionOfType(MediaTooLargeException.class)
        .isThrownBy(() -> plan("mp3", source(Duration.ofHours(25), true, null, AUDIO)))
        .withMessage("The file plays for longer than we take, which is 24 hours.");
  }

  @Test
  void anAudiobookMayPlayForLongerThanVideo() {
    assertThat(plan("mp3", source(Duration.ofHours(18), true, null, AUDIO)).main().options())
        .containsSequence("-t", "86400");
  }

  @Test
  void aGuessedLengthRefusesNothing() {
    assertThat(
            plan("mp3", source(Duration.ofHours(25), false, null, AUDIO)).main().expected().exact())
        .isFalse();
  }

  @Test
  void theWholeIsComparedOnlyIfEveryStreamOfItIsUsed() {
    Probe video = source(MINUTE, true, PICTURE, AUDIO);
    assertThat(plan("mp4-480p", video).main().expected().wholeDuration()).isEqualTo(MINUTE);
    assertThat(plan("mp3", video).main().expected().wholeDuration()).isNull();
    assertThat(plan("mp3", video).main().expected().audioDuration()).isEqualTo(MINUTE);
  }

  @Test
  void aGifIsExpectedToBeAsLongAsItsBoundAtMost() {
    assertThat(plan("gif", source(MINUTE, true, PICTURE, AUDIO)).main().expected().duration())
        .isEqualTo(Duration.ofSeconds(15));
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
      Duration length, boolean exact, @Nullable VideoStream video, @Nullable AudioStream audio) {
    return aProbe().withDuration(length).withExact(exact).withVideo(video).withAudio(audio).build();
  }
}
