package org.mediatranscoder.transcoding.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediatranscoder.model.job.TranscodeRequest;
import org.mediatranscoder.transcoding.AudioMeasure;
import org.mediatranscoder.transcoding.probe.Chapter;
import org.mediatranscoder.transcoding.probe.SourceTags;

/** What a person wants to keep of tags and chapters is there, and nothing else of them. */
class KeptTagsTest extends StudioTest {

  private static final Map<String, Object> ALL = Map.of("metadata", "keep", "chapters", "keep");

  @ParameterizedTest
  @ValueSource(
      strings = {"mp4-480p", "webm-720p", "mkv-1080p", "mp3", "wav", "flac", "m4a", "opus"})
  void titleAndArtistAreKeptWhereAPersonAsksForIt(String format) throws InterruptedException {
    SourceTags made = encoded(book(), format, Map.of("metadata", "keep"));
    assertThat(made.tags())
        .containsEntry("title", "A = B; \\ #1 – Füße")
        .containsEntry("artist", "映画")
        .containsEntry("track", "3/10")
        .doesNotContainKeys("location", "encoder");
    assertThat(made.chapters()).isEmpty();
    assertThat(bytes(format)).doesNotContain("+52.5", "SecretCam");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mp4-480p", "webm-720p", "mkv-1080p", "mp3", "m4a"})
  void chaptersAreKeptWithTheirTitles(String format) throws InterruptedException {
    SourceTags made = encoded(book(), format, Map.of("chapters", "keep"));
    assertThat(made.tags()).isEmpty();
    assertThat(made.chapters())
        .extracting(Chapter::title)
        .containsExactly("Eins = 1; Füße", "Zwei");
    assertThat(made.chapters().getLast().start())
        .isBetween(Duration.ofMillis(990), Duration.ofMillis(1_010));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"mp4-480p", "webm-720p", "mkv-1080p", "mp3", "wav", "flac", "m4a", "opus"})
  void ofWhatNobodyAsksForOnlyTheLanguageIsSaid(String format) throws InterruptedException {
    SourceTags made = encoded(book(), format, Map.of());
    assertThat(made.isEmpty()).isTrue();
    assertThat(bytes(format)).doesNotContain("+52.5", "SecretCam", "Zwei", "映画");
    assertThat(AudioMeasure.language(studio.outputFile(format))).isEqualTo("deu");
  }

  /** The audio of this file begins a second after its video, and an MP3 begins with the audio. */
  @ParameterizedTest
  @CsvSource({"mp4-480p, 2500", "mp3, 1500"})
  void chaptersStayWithWhatIsHeard(String format, long millis) throws InterruptedException {
    Path tags =
        samples.text(
            "late.txt",
            """
            ;FFMETADATA1
            [CHAPTER]
            TIMEBASE=1/1000
            START=0
            END=2500
            title=One
            [CHAPTER]
            TIMEBASE=1/1000
            START=2500
            END=4000
            title=Two
            """);
    Path late =
        samples.make(
            "late-chapters.mkv",
            "-f lavfi -i testsrc2=s=64x64:r=10:d=4 -itsoffset 1 -f lavfi -i sine=d=3 -i "
                + tags
                + " -map 0 -map 1 -map_chapters 2 -c:v libx264 -c:a aac");
    SourceTags made = encoded(late, format, ALL);
    assertThat(made.chapters().getLast().start())
        .isBetween(Duration.ofMillis(millis - 30), Duration.ofMillis(millis + 30));
  }

  @Test
  @SlowMedia
  void tagsInAnOldCodePageBecomeUnicode() throws InterruptedException {
    Path wav = samples.make("old.wav", "-f lavfi -i sine=d=1 -metadata title=F__e");
    replace(wav, "F__e", "F\u00fc\u00dfe");
    assertThat(encoded(wav, "mp3", Map.of("metadata", "keep")).tags())
        .containsEntry("title", "Füße");
  }

  @Test
  void tagsOfOggAreThoseOfItsStream() throws InterruptedException {
    Path track =
        samples.make("song.ogg", "-f lavfi -i sine=d=1 -c:a libvorbis -metadata title=Ogg");
    assertThat(encoded(track, "mp3", Map.of("metadata", "keep")).tags())
        .containsEntry("title", "Ogg");
  }

  private SourceTags encoded(Path source, String format, Map<String, Object> options)
      throws InterruptedException {
    studio.encode(
        source, new TranscodeRequest(format, "ada@example.test", options), progress -> {});
    return studio.tags(format);
  }

  private static Path book() {
    Path tags =
        samples.text(
            "book.txt",
            """
            ;FFMETADATA1
            title=A \\= B\\; \\\\ \\#1 – Füße
            artist=映画
            track=3/10
            location=+52.5+013.4/
            make=SecretCam
            [CHAPTER]
            TIMEBASE=1/1000
            START=0
            END=1000
            title=Eins \\= 1\\; Füße
            [CHAPTER]
            TIMEBASE=1/1000
            START=1000
            END=3000
            title=Zwei
            """);
    return samples.make(
        "book.mkv",
        "-i "
            + samples.mp4()
            + " -i "
            + tags
            + " -map 0 -map_metadata 1 -map_chapters 1 -c copy -metadata:s:a:0 language=deu"
            + " -metadata:s:a:0 title=SecretCam");
  }

  private static void replace(Path file, String old, String other) {
    try {
      String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
      Files.writeString(file, bytes.replace(old, other), StandardCharsets.ISO_8859_1);
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  private String bytes(String format) {
    try {
      return new String(Files.readAllBytes(studio.outputFile(format)), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
