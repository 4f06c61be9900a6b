package org.mediatranscoder.transcoding.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mediatranscoder.model.job.TranscodeRequest;
import org.mediatranscoder.transcoding.Measurements;
import org.mediatranscoder.transcoding.failure.MissingStreamException;
import org.mediatranscoder.transcoding.failure.UnsuitableOptionException;

/** Subtitles that are kept, or taken out. */
class SubtitlesTest extends StudioTest {

  @ParameterizedTest
  @CsvSource({
    "mkv, srt, mp4-480p, mov_text",
    "mkv, ass, webm-720p, webvtt",
    "mp4, mov_text, mkv-1080p, subrip",
    "mkv, webvtt, hevc-1080p, mov_text",
  })
  void textStaysTextWithItsTimesAndLanguages(
      String extension, String codec, String format, String kept)
      throws InterruptedException, IOException {
    Path source = spoken(extension, codec);
    studio.encode(source, request(format, Map.of("subtitles", "keep")), progress -> {});
    Path made = studio.outputFile(format);
    assertThat(Measurements.entries(made, "stream=codec_name")).endsWith(kept, kept);
    assertThat(Measurements.entries(made, "stream_tags=language")).endsWith("deu", "fra");
    assertThat(studio.frames(format)).isEqualTo(75);
    Path vtt = samples.make("kept-" + format + ".vtt", "-i " + made + " -map 0:s:1");
    // Opus begins 7 ms early, so all is moved, and FFmpeg counts from the beginning of Opus.
    assertThat(Files.readString(vtt))
        .containsPattern("00:00\\.5(00|07|14) --> 00:01\\.5(00|07|14)\nBonjour")
        .containsPattern("00:02\\.0(00|07|14) --> 00:02\\.5(00|07|14)\nlà-bas");
  }

  @ParameterizedTest
  @CsvSource({"mkv, srt", "mkv, ass", "mp4, mov_text", "mkv, webvtt"})
  void theyComeOutAsWebVtt(String extension, String codec)
      throws InterruptedException, IOException {
    studio.encode(
        spoken(extension, codec),
        request("vtt", Map.of("subtitleLanguage", "fra")),
        progress -> {});
    assertThat(Files.readString(studio.outputFile("vtt")))
        .startsWith("WEBVTT\n")
        .contains("00:00.500 --> 00:01.500", "Bonjour", "00:02.000 --> 00:02.500", "là-bas")
        .doesNotContain("Hallo");
  }

  @Test
  void aCutAtKeyFramesMovesThem() throws InterruptedException, IOException {
    studio.encode(
        spoken("mkv", "srt"),
        request(
            "mkv-1080p", Map.of("subtitles", "keep", "trimStart", 1.7, "trimMode", "keyframes")),
        progress -> {});
    Path made = studio.outputFile("mkv-1080p");
    Path vtt = samples.make("moved.vtt", "-i " + made + " -map 0:s:0");
    // Key frames are a second apart.
    assertThat(Files.readString(vtt)).contains("00:01.0", "dort").doesNotContain("Hallo");
  }

  @Test
  void theyAreNotThereUnlessTheyAreAskedFor() throws InterruptedException {
    studio.encode(spoken("mkv", "srt"), "mp4-480p");
    assertThat(Measurements.entries(studio.outputFile("mp4-480p"), "stream=codec_name"))
        .containsExactly("h264", "aac");
  }

  @Test
  void whatIsNotThereIsSaidInPlainWords() {
    assertThatExceptionOfType(MissingStreamException.class)
        .isThrownBy(() -> studio.encode(samples.mp4(), "vtt"))
        .withMessage("The file has no subtitles.");
    assertThatExceptionOfType(MissingStreamException.class)
        .isThrownBy(
            () ->
                studio.encode(
                    spoken("mkv", "srt"),
                    request("vtt", Map.of("subtitleLanguage", "jpn")),
                    progress -> {}))
        .withMessageContaining("jpn");
    assertThatExceptionOfType(UnsuitableOptionException.class)
        .isThrownBy(
            () ->
                studio.encode(
                    spoken("mkv", "srt"),
                    request("mp4-480p", Map.of("subtitles", "keep", "trimStart", 1)),
                    progress -> {}));
  }

  /** German and French, at half a second and at two. */
  private Path spoken(String extension, String codec) {
    Path german = samples.text("de.srt", cues("Hallo", "dort"));
    Path french = samples.text("fr.srt", cues("Bonjour", "là-bas"));
    return samples.make(
        "spoken-" + codec + "." + extension,
        "-f lavfi -i testsrc2=s=160x120:r=25:d=3 -f lavfi -i sine=d=3 -i "
            + german
            + " -i "
            + french
            + " -map 0 -map 1 -map 2 -map 3 -c:v libx264 -preset ultrafast -g 25 -pix_fmt yuv420p"
            + " -c:a flac -strict -2 -c:s "
            + codec
            + " -metadata:s:s:0 language=deu -metadata:s:s:1 language=fra");
  }

  private static String cues(String first, String second) {
    return """
    1
    00:00:00,500 --> 00:00:01,500
    %s

    2
    00:00:02,000 --> 00:00:02,500
    %s
    """
        .formatted(first, second);
  }

  private static TranscodeRequest request(String format, Map<String, Object> options) {
    return new TranscodeRequest(format, "ada@example.test", options);
  }
}
