package org.mediatranscoder.transcoding.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediatranscoder.model.job.TranscodeRequest;
import org.mediatranscoder.transcoding.failure.MissingStreamException;
import org.mediatranscoder.transcoding.failure.NotMediaException;
import org.mediatranscoder.transcoding.probe.Probe;

/** Of several streams the one that a player plays is taken; what is not taken does no harm. */
class StreamSelectionTest extends StudioTest {

  private static final Duration SLACK = Duration.ofMillis(200);

  @ParameterizedTest
  @ValueSource(strings = {"mp4-480p", "mp3"})
  void anAudioTrackThatMayNotBeDecodedIsPassedOver(String format) throws InterruptedException {
    Probe made = studio.encode(manyStreams.audioThatIsNotAllowed(), format);
    assertThat(made.duration()).isCloseTo(Duration.ofSeconds(3), SLACK);
    assertThat(made.audio()).isNotNull();
    assertThat(studio.audio(format).hertz()).isEqualTo(440);
  }

  @Test
  void aVideoTrackThatMayNotBeDecodedIsPassedOver() throws InterruptedException {
    Probe made = studio.encode(manyStreams.videoThatIsNotAllowed(), "mp4-480p");
    assertThat(Objects.requireNonNull(made.video()).width()).isEqualTo(160);
    assertThat(studio.frames("mp4-480p")).isEqualTo(75);
  }

  @Test
  void whatMayNotBeDecodedIsNamedIfNothingElseIsThere() {
    assertThatExceptionOfType(NotMediaException.class)
        .isThrownBy(() -> studio.encode(manyStreams.onlyAudioThatIsNotAllowed(), "mp3"))
        .withMessage("We cannot read what this file holds: real_144.");
    assertThatExceptionOfType(MissingStreamException.class)
        .isThrownBy(() -> studio.encode(manyStreams.videoBesideAudioThatIsNotAllowed(), "mp4-480p"))
        .withMessage("We cannot read the audio of this file (real_144).");
  }

  @ParameterizedTest
  @ValueSource(strings = {"default-second.mkv", "default-second.mp4"})
  void theDefaultAudioIsTakenNotTheFirst(String name) throws InterruptedException {
    studio.encode(manyStreams.defaultAudioSecond(name), "mp3");
    assertThat(studio.audio("mp3").hertz()).isEqualTo(1000);
  }

  @ParameterizedTest
  @CsvSource({"1, 300", "2, 1000", "0, 1000"})
  void aPersonChoosesAnAudioTrack(int track, int hertz) throws InterruptedException {
    studio.encode(
        manyStreams.defaultAudioSecond("default-second.mkv"), track("flac", track), p -> {});
    assertThat(studio.audio("flac").hertz()).isEqualTo(hertz);
  }

  @Test
  @SlowMedia
  void aChosenTrackOfTwoMonoOnesIsTakenAlone() throws InterruptedException {
    Path cameras =
        samples.make(
            "cameras.mov",
            "-f lavfi -i sine=440:d=2 -f lavfi -i sine=1000:d=2 -filter_complex"
                + " [0]pan=FL|c0=c0[l];[1]pan=FR|c0=c0[r] -map [l] -map [r] -c:a pcm_s16le");
    Probe made = studio.encode(cameras, track("wav", 2), progress -> {});
    assertThat(Objects.requireNonNull(made.audio()).channels()).isOne();
    assertThat(studio.audio("wav").hertz()).isEqualTo(1000);
  }

  @Test
  void onlyTracksThatCanBeReadAreCounted() throws InterruptedException {
    assertThatExceptionOfType(MissingStreamException.class)
        .isThrownBy(() -> studio.encode(samples.mp4(), track("mp3", 2), progress -> {}))
        .withMessage("The file has one audio track, and track 2 was asked for.");
    studio.encode(manyStreams.audioThatIsNotAllowed(), track("mp3", 1), progress -> {});
    assertThat(studio.audio("mp3").hertz()).isEqualTo(440);
  }

  private static TranscodeRequest track(String format, int number) {
    return new TranscodeRequest(format, "ada@example.test", Map.of("audioTrack", number));
  }

  @Test
  @SlowMedia
  void audioForEverybodyIsTakenBeforeCommentary() throws InterruptedException {
    studio.encode(manyStreams.commentaryFirst(), "mp3");
    assertThat(studio.audio("mp3").hertz()).isEqualTo(1000);
  }

  @Test
  @SlowMedia
  void ofEqualTracksTheOneWithTheMostChannelsIsTaken() throws InterruptedException {
    Probe probe = studio.probe(manyStreams.monoBesideSurround());
    assertThat(Objects.requireNonNull(probe.audio()).channels()).isEqualTo(6);
  }

  @ParameterizedTest
  @ValueSource(strings = {"preview-first.mp4", "preview-first.mkv"})
  void theDefaultVideoIsTakenNotThePreview(String name) throws InterruptedException {
    Probe made = studio.encode(manyStreams.previewFirst(name), "mp4-480p");
    assertThat(Objects.requireNonNull(made.video()).width()).isEqualTo(160);
    assertThat(made.audio()).isNotNull();
  }

  @Test
  @SlowMedia
  void aSingleFrameIsNotTakenBesideVideo() throws InterruptedException {
    studio.encode(manyStreams.thumbnailFirst("thumbnail-first.mp4"), "mp4-480p");
    assertThat(studio.frames("mp4-480p")).isEqualTo(75);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cover.m4a", "cover.mkv", "cover.mp4"})
  void aCoverIsNeverVideo(String name) throws InterruptedException {
    assertThat(studio.probe(manyStreams.audioWithCover(name)).video()).isNull();
    assertThatExceptionOfType(MissingStreamException.class)
        .isThrownBy(() -> studio.encode(manyStreams.audioWithCover(name), "gif"));
  }

  @Test
  void aCoverBeforeTheVideoIsPassedOver() throws InterruptedException {
    studio.encode(manyStreams.videoWithCoverFirst(), "mp4-480p");
    assertThat(studio.frames("mp4-480p")).isEqualTo(75);
  }

  @Test
  @SlowMedia
  void theAudioOfTheProgrammeOfTheVideoIsTaken() throws InterruptedException {
    studio.encode(manyStreams.radioBeforeTelevision(), "mp4-480p");
    assertThat(studio.audio("mp4-480p").hertz()).isEqualTo(1000);
  }

  @Test
  @SlowMedia
  void audioThatMovesToAnotherPidGoesOn() throws InterruptedException {
    Probe made = studio.encode(manyStreams.audioPidThatChanges(), "mp4-480p");
    assertThat(made.duration()).isCloseTo(Duration.ofSeconds(6), SLACK);
    assertThat(studio.audio("mp4-480p").isAudibleAt(5)).isTrue();
  }

  @Test
  void anEmptyAudioTrackIsNone() throws InterruptedException {
    assertThat(studio.encode(manyStreams.emptyAudio(), "mp4-480p").audio()).isNull();
    assertThat(studio.encode(manyStreams.emptyAudio(), "webm-720p").audio()).isNull();
    assertThatExceptionOfType(MissingStreamException.class)
        .isThrownBy(() -> studio.encode(manyStreams.emptyAudio(), "mp3"))
        .withMessage("The file has no audio, and MP3 needs it.");
  }
}
