package org.mediatranscoder.transcoding.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediatranscoder.transcoding.Studio;
import org.mediatranscoder.transcoding.cage.AbnormalExitException;
import org.mediatranscoder.transcoding.cage.CageForTests;
import org.mediatranscoder.transcoding.cage.CageLimits;
import org.mediatranscoder.transcoding.failure.DamagedMediaException;
import org.mediatranscoder.transcoding.failure.MediaTooLargeException;
import org.mediatranscoder.transcoding.failure.MissingStreamException;
import org.mediatranscoder.transcoding.failure.NotMediaException;
import org.mediatranscoder.transcoding.failure.OutputTooLargeException;
import org.springframework.util.unit.DataSize;

/** Files that are no media, not whole, or made to do harm; and healthy ones of the same kind. */
class BadSourcesTest extends StudioTest {

  private static final Duration TWENTY_MINUTES = Duration.ofMinutes(20);

  @Test
  void anMp4WithoutItsIndexIsDamaged() {
    assertDamaged(samples.cut(samples.mp4IndexLast(), 0.6), "mp4-480p");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.4, 0.8})
  @SlowMedia
  void anMp4ThatWasCutIsDamaged(double part) {
    assertDamaged(samples.cut(samples.mp4(), part), "mp4-480p");
  }

  @ParameterizedTest
  @ValueSource(strings = {"film.mkv", "film.mov", "film.avi"})
  void aVideoThatWasCutIsDamaged(String name) {
    assertDamaged(samples.cut(samples.copiedTo(name), 0.6), "mp4-480p");
  }

  @ParameterizedTest
  @ValueSource(strings = {"film.mov", "film.mkv", "film.avi"})
  @SlowMedia
  void aVideoThatIsEmptyTowardsItsEndIsDamaged(String name) {
    assertDamaged(samples.emptied(samples.copiedTo(name), 0.6), "mp4-480p");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.mp3", "a.wav", "a.flac", "a.m4a", "a.mka", "a.aiff"})
  void anAudioFileThatWasCutIsDamaged(String name) {
    Path whole = samples.audioAs(name);
    assertThatCode(() -> studio.encode(whole, "mp3")).doesNotThrowAnyException();
    setUpAgain();
    assertDamaged(samples.cut(whole, 0.6), "mp3");
  }

  /** Such a file has neither a length nor an end of its own: what is there is whole. */
  @ParameterizedTest
  @ValueSource(strings = {"film.ts", "film.mpg"})
  void aStreamMayBeginAndEndAnywhere(String name) {
    Path whole = name.endsWith("ts") ? samples.copiedTo(name) : samples.asMpeg(name);
    assertThatCode(() -> studio.encode(samples.cut(whole, 0.6), "mp4-480p"))
        .doesNotThrowAnyException();
  }

  @Test
  void aTextIsNoMedia() {
    assertNoMedia(samples.text("letter.mp4", "This is no video.\n".repeat(100)));
  }

  @Test
  void aPlaylistThatNamesAnotherFileIsNoMedia() {
    String other = samples.mp4().toString();
    assertNoMedia(
        samples.text(
            "playlist.mp4",
            "#EXTM3U\n#EXT-X-TARGETDURATION:3\n#EXTINF:3,\n%s\n#EXT-X-ENDLIST\n".formatted(other)));
    assertNoMedia(samples.text("concat.mp4", "ffconcat version 1.0\nfile '%s'\n".formatted(other)));
  }

  @Test
  void aPictureIsNoVideo() {
    samples.audioWithCover();
    assertNoMedia(sampleFolder.resolve("cover.png"));
  }

  @Test
  void theCoverOfAnAudioFileIsNoVideo() throws InterruptedException {
    assertThat(studio.probe(samples.audioWithCover()).video()).isNull();
    assertThatExceptionOfType(MissingStreamException.class)
        .isThrownBy(() -> studio.encode(samples.audioWithCover(), "mp4-480p"));
    setUpAgain();
    assertThat(studio.encode(samples.audioWithCover(), "mp3").audio()).isNotNull();
  }

  @Test
  @SlowMedia
  void aPictureThatWouldTakeGigabytesIsTooLarge() {
    assertThatExceptionOfType(MediaTooLargeException.class)
        .isThrownBy(() -> studio.encode(samples.hugePicture(), "mp4-480p"));
  }

  @Test
  void aTinyFileThatPlaysForHoursIsTooLarge() {
    assertThatExceptionOfType(MediaTooLargeException.class)
        .isThrownBy(() -> studio.encode(samples.endless("endless.mkv"), "mp4-480p"));
  }

  @Test
  void aTinyFileThatHidesThatItPlaysForHoursIsRefusedBeforeItIsEncoded() throws Exception {
    Path source = samples.endless("hidden.mkv", "-f", "matroska", "-live", "1");
    assertThat(studio.probe(source).duration()).isNull();
    assertThatExceptionOfType(MediaTooLargeException.class)
        .isThrownBy(() -> encodingNothing(CageForTests.LIMITS).encode(source, "mp4-480p"));
  }

  @Test
  @SlowMedia
  void hoursOfSilenceInASmallFileAreRefusedBeforeTheyAreEncoded() throws Exception {
    CageLimits all = CageForTests.LIMITS;
    CageLimits twentyMinutes =
        CageForTests.limits(
            TWENTY_MINUTES, all.maxOutput(), all.encodeTimeout(), all.stallTimeout());
    Path source = samples.hiddenSilence();
    assertThat(studio.probe(source).duration()).isNull();
    assertThatExceptionOfType(MediaTooLargeException.class)
        .isThrownBy(() -> encodingNothing(twentyMinutes).encode(source, "mp3"))
        .withMessage("The file plays for longer than we take, which is 20 minutes.");
    assertThat(studio.encode(source, "mp3").duration()).isGreaterThan(TWENTY_MINUTES);
  }

  /** Its FFmpeg refuses everything, so whatever is refused for another reason was not encoded. */
  private Studio encodingNothing(CageLimits limits) throws IOException {
    return new Studio(directory, limits, refusing("[error] Nothing is encoded here."));
  }

  @Test
  @SlowMedia
  void anAnimationOfATinyFileThatHidesThatItPlaysForHoursEndsSoon() throws InterruptedException {
    Path source = samples.endless("hidden.mkv", "-f", "matroska", "-live", "1");
    assertThat(studio.encode(source, "gif").duration()).isLessThan(Duration.ofSeconds(16));
  }

  /** In the words of FFmpeg 8.1, which a script says here, as no option of ours is refused. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "[fatal] One of -r/-fpsmax was specified together a non-CFR -vsync/-fps_mode."
            + " This is contradictory.",
        "[error] Error opening output file output.mp4."
      })
  void anOptionThatFfmpegRefusesIsNotTheFaultOfTheFile(String words) throws IOException {
    Path refusing = refusing(words);

    assertThatExceptionOfType(AbnormalExitException.class)
        .isThrownBy(
            () ->
                new Studio(directory, CageForTests.LIMITS, refusing)
                    .encode(samples.mp4(), "mp4-480p"));
  }

  /** Says its version, and refuses everything else. */
  private static Path refusing(String words) throws IOException {
    CageForTests.open(sampleFolder);
    Path refusing =
        Files.writeString(
            sampleFolder.resolve("refusing"),
            """
            #!/bin/sh
            if [ "$1" = "-version" ]; then exec ffmpeg -version; fi
            echo '%s' >&2
            exit 234
            """
                .formatted(words));
    return Files.setPosixFilePermissions(refusing, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void anOutputAboveTheLimitIsTooLarge() {
    CageLimits small =
        CageForTests.limits(
            Duration.ofHours(4),
            DataSize.ofKilobytes(20),
            Duration.ofMinutes(1),
            Duration.ofMinutes(1));
    assertThatExceptionOfType(OutputTooLargeException.class)
        .isThrownBy(() -> new Studio(directory, small, null).encode(samples.mp4(), "wav"))
        .withMessageStartingWith("The output would be about 1 MB, and we make 20 KB at most.");
  }

  /** Its header says less than it holds, so nobody knew before. */
  @Test
  void anOutputThatGrowsBeyondWhatItsSourceSaysIsStopped() throws Exception {
    Path source = samples.sayingTenSeconds();
    assertThat(studio.probe(source).duration()).isEqualTo(Duration.ofSeconds(10));
    assertThatExceptionOfType(OutputTooLargeException.class)
        .isThrownBy(() -> studio.encode(source, "wav"))
        .withMessage("The output grew beyond 5 MB, which is the most that we make of this file.");
    assertThat(Files.size(studio.outputFile("wav"))).isLessThanOrEqualTo(6 << 20);
  }

  @Test
  void aSourceThatHidesItsLengthIsStoppedAtTheLimit() {
    CageLimits oneSecond =
        CageForTests.limits(
            Duration.ofSeconds(1),
            DataSize.ofGigabytes(1),
            Duration.ofMinutes(1),
            Duration.ofMinutes(1));
    assertThatExceptionOfType(MediaTooLargeException.class)
        .isThrownBy(
            () ->
                new Studio(directory, oneSecond, null)
                    .encode(samples.copiedTo("film.ts"), "mp4-480p"));
  }

  private void assertDamaged(Path source, String format) {
    assertThatExceptionOfType(DamagedMediaException.class)
        .isThrownBy(() -> studio.encode(source, format));
  }

  private void assertNoMedia(Path source) {
    assertThatExceptionOfType(NotMediaException.class)
        .isThrownBy(() -> studio.encode(source, "mp4-480p"));
  }

  /** For a second encode in the same directory: ffmpeg never overwrites. */
  private void setUpAgain() {
    for (String format : List.of("mp4-480p", "mp3")) {
      assertThatCode(() -> Files.deleteIfExists(studio.outputFile(format)))
          .doesNotThrowAnyException();
    }
  }
}
