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
import org.mediatranscoder.transcoding.formats.OutputFormats;
import org.mediatranscoder.transcoding.probe.AudioStream;
import org.mediatranscoder.transcoding.probe.Probe;
import org.mediatranscoder.transcoding.probe.SourceTags;
import org.mediatranscoder.transcoding.probe.VideoFindings;
import org.mediatranscoder.transcoding.probe.VideoStream;

class EncodePlannerTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final VideoStream PICTURE = aVideoStream().withSize(640, 360).build();
  private static final AudioStream SOUND = anAudioStream().build();

  @Test
  void aSongCannotBecomeAFilm() {
    assertThatExceptionOfType(MissingStreamException.class)
        .isThrownBy(() -> plan("mp4-720p", source(MINUTE, true, null, SOUND)))
        .withMessage("The file has no video, and MP4 720p needs it.");
    assertThatExceptionOfType(MissingStreamException.class)
        .isThrownBy(() -> plan("gif", source(MINUTE, true, null, SOUND)));
  }

  @Test
  void aSilentFilmCannotBecomeASong() {
    assertThatExceptionOfType(MissingStreamException.class)
        .isThrownBy(() -> plan("mp3", source(MINUTE, true, PICTURE, null)))
        .withMessage("The file has no audio, and MP3 needs it.");
  }

  @Test
  void aFileThatPlaysTooLongIsRefused() {
    assertThatExceptionOfType(MediaTooLargeException.class)
        .isThrownBy(() -> plan("gif", source(Duration.ofHours(5), true, PICTURE, SOUND)))
        .withMessage("The file plays for longer than we take, which is 4 hours.");
    assertThatExceptionOfType(MediaTooLargeException.class)
        .isThrownBy(() -> plan("mp3", source(Duration.ofHours(25), true, null, SOUND)))
        .withMessage("The file plays for longer than we take, which is 24 hours.");
  }

  @Test
  void anAudiobookMayPlayForLongerThanVideo() {
    assertThat(plan("mp3", source(Duration.ofHours(18), true, null, SOUND)).outputOptions())
        .containsSequence("-t", "86400");
  }

  @Test
  void aGuessedLengthRefusesNothing() {
    assertThat(plan("mp3", source(Duration.ofHours(25), false, null, SOUND)).expected().exact())
        .isFalse();
  }

  @Test
  void theWholeIsComparedOnlyIfEveryStreamOfItIsUsed() {
    Probe film = source(MINUTE, true, PICTURE, SOUND);
    assertThat(plan("mp4-480p", film).expected().wholeDuration()).isEqualTo(MINUTE);
    assertThat(plan("mp3", film).expected().wholeDuration()).isNull();
    assertThat(plan("mp3", film).expected().audioDuration()).isEqualTo(MINUTE);
  }

  @Test
  void aGifIsExpectedToBeAsLongAsItsBoundAtMost() {
    assertThat(plan("gif", source(MINUTE, true, PICTURE, SOUND)).expected().duration())
        .isEqualTo(Duration.ofSeconds(15));
  }

  private static EncodePlan plan(String format, Probe source) {
    return EncodePlanner.plan(
        source,
        VideoFindings.NONE,
        OutputFormats.find(format).orElseThrow(),
        SourceTags.NONE,
        CageForTests.LIMITS);
  }

  private static Probe source(
      Duration length, boolean exact, @Nullable VideoStream video, @Nullable AudioStream audio) {
    return aProbe().withDuration(length).withExact(exact).withVideo(video).withAudio(audio).build();
  }
}
