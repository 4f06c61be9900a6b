package org.mediatranscoder.transcoding.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.transcoding.cage.CageForTests;
import org.mediatranscoder.transcoding.failure.MediaTooLargeException;
import org.mediatranscoder.transcoding.failure.MissingStreamException;
import org.mediatranscoder.transcoding.formats.OutputFormats;
import org.mediatranscoder.transcoding.probe.AudioStream;
import org.mediatranscoder.transcoding.probe.Probe;
import org.mediatranscoder.transcoding.probe.VideoStream;

class EncodePlannerTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final VideoStream PICTURE = new VideoStream(0, "h264", 640, 360, MINUTE);
  private static final AudioStream SOUND = new AudioStream(1, "aac", 2, 48_000, MINUTE);

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
        .withMessage("The file has no sound, and MP3 needs it.");
  }

  @Test
  void aFileThatPlaysTooLongIsRefused() {
    assertThatExceptionOfType(MediaTooLargeException.class)
        .isThrownBy(() -> plan("mp3", source(Duration.ofHours(5), true, null, SOUND)))
        .withMessage("The file plays for longer than we take, which is 240 minutes.");
  }

  @Test
  void aGuessedLengthRefusesNothing() {
    assertThat(plan("mp3", source(Duration.ofHours(5), false, null, SOUND)).expected().exact())
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
        source, OutputFormats.find(format).orElseThrow(), CageForTests.LIMITS);
  }

  private static Probe source(
      Duration length, boolean exact, @Nullable VideoStream video, @Nullable AudioStream audio) {
    return new Probe("mov,mp4,m4a,3gp,3g2,mj2", length, exact, 2, video, audio);
  }
}
