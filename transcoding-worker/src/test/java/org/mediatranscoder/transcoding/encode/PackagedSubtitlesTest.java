package org.mediatranscoder.transcoding.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mediatranscoder.model.job.TranscodeRequest;
import org.mediatranscoder.transcoding.Studio;
import org.mediatranscoder.transcoding.cmaf.Track;
import org.mediatranscoder.transcoding.failure.UnsuitableOptionException;

/** Subtitles of a package: what its files and its playlists say of them. */
class PackagedSubtitlesTest extends StudioTest {

  private static final String CUES =
      """
      1
      00:00:00,500 --> 00:00:01,500
      %s

      2
      00:00:03,000 --> 00:00:05,000
      %s
      """;

  @TempDir private Path folder;
  private Studio packager;

  @BeforeEach
  void makeAStudio() {
    packager = new Studio(folder);
  }

  @Test
  void eachTextOfTheSourceIsAFileWithItsTimes() throws InterruptedException, IOException {
    List<Track> tracks = made(spoken("mkv", "srt", ""));
    Track video = tracks.getFirst();
    long begin = Math.round(90_000.0 * video.offset() / video.timescale());
    assertThat(begin).as("frames are decoded before they are shown").isPositive();
    assertThat(text("subtitles-1.vtt"))
        .startsWith("WEBVTT\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:%d\n\n".formatted(begin))
        .contains("00:00.500 --> 00:01.500\nHallo", "00:03.000 --> 00:05.000\ndort");
    assertThat(text("subtitles-2.vtt")).contains("00:00.500 --> 00:01.500\nBonjour");
    assertThat(packager.made().subtitles()).hasSize(2);
  }

  /** A transport stream may begin at any time; text in it is not read, so Matroska does that. */
  @Test
  void timesCountFromTheBeginningOfTheMedia() throws InterruptedException, IOException {
    made(spoken("mkv", "ass", " -output_ts_offset 7"));
    assertThat(text("subtitles-1.vtt")).contains("00:00.500 --> 00:01.500\nHallo");
  }

  @Test
  void theMasterPlaylistNamesThem() throws InterruptedException, IOException {
    made(spoken("mkv", "srt", ""));
    assertThat(text("master.m3u8"))
        .contains(
            "#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID=\"subtitles\",NAME=\"German\",LANGUAGE=\"de\",DEFAULT=YES,AUTOSELECT=YES,FORCED=NO,URI=\"subtitles-1.m3u8\"\n",
            "#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID=\"subtitles\",NAME=\"French (forced)\",LANGUAGE=\"fr\",DEFAULT=NO,AUTOSELECT=YES,FORCED=YES,URI=\"subtitles-2.m3u8\"\n",
            ",AUDIO=\"audio\",SUBTITLES=\"subtitles\"\nvideo-120p.m3u8\n");
    assertThat(text("subtitles-1.m3u8"))
        .contains("#EXT-X-TARGETDURATION:6\n", "#EXTINF:6.000000,\nsubtitles-1.vtt\n")
        .endsWith("#EXT-X-ENDLIST\n");
  }

  @Test
  void theManifestNamesThem() throws InterruptedException, IOException {
    made(spoken("mkv", "srt", ""));
    assertThat(text("manifest.mpd"))
        .contains(
            "<AdaptationSet id=\"2\" contentType=\"text\" mimeType=\"text/vtt\" lang=\"de\">",
            "value=\"subtitle\"",
            "<Label>German</Label>",
            "<BaseURL>subtitles-1.vtt</BaseURL>",
            "<AdaptationSet id=\"3\" contentType=\"text\" mimeType=\"text/vtt\" lang=\"fr\">",
            "value=\"forced-subtitle\"",
            "<BaseURL>subtitles-2.vtt</BaseURL>");
  }

  @Test
  void twoOfALanguageHaveNamesOfTheirOwn() throws InterruptedException, IOException {
    Path german = samples.text("de.srt", CUES.formatted("Hallo", "dort"));
    made(
        samples.make(
            "twice.mkv",
            "-i %s -i %s -i %s -map 0 -map 1 -map 2 -c:v copy -c:a copy -c:s srt -metadata:s:s:2 language=deu -metadata:s:s:3 language=ger -disposition:s:2 0 -disposition:s:3 hearing_impaired"
                .formatted(spoken("mp4", "mov_text", ""), german, german)));
    assertThat(text("master.m3u8"))
        .contains("NAME=\"German\",", "NAME=\"German 2\",", "NAME=\"French (forced)\",")
        .contains("NAME=\"German (captions)\",LANGUAGE=\"de\",DEFAULT=NO")
        .containsOnlyOnce("DEFAULT=YES,AUTOSELECT=YES,FORCED");
  }

  @Test
  void withoutBeingAskedForThereAreNone() throws InterruptedException, IOException {
    packager.encode(spoken("mkv", "srt", ""), "adaptive");
    var _ = packager.packaged();
    assertThat(text("master.m3u8")).doesNotContain("SUBTITLES");
    assertThat(folder.resolve("subtitles-1.vtt")).doesNotExist();
  }

  @Test
  void aSourceWithoutTextIsAPackageWithoutSubtitles() throws InterruptedException, IOException {
    made(samples.mp4());
    assertThat(text("master.m3u8")).doesNotContain("SUBTITLES");
  }

  /** As of a recording in which nobody spoke. */
  @Test
  void textWithoutAWordIsAFileWithoutACue() throws InterruptedException, IOException {
    made(
        samples.make(
            "silent.mkv",
            "-i %s -i %s -map 0 -map 1 -c copy -t 2"
                .formatted(
                    samples.mp4(), samples.text("late.srt", CUES.replace("00:00:0", "00:01:0")))));
    assertThat(text("subtitles-1.vtt")).startsWith("WEBVTT\n").doesNotContain("-->");
    assertThat(packager.made().tracks()).isNotEmpty();
  }

  @Test
  void aCutToTheFrameHasNone() {
    assertThatExceptionOfType(UnsuitableOptionException.class)
        .isThrownBy(
            () ->
                packager.encode(
                    spoken("mkv", "srt", ""),
                    request(Map.of("subtitles", "keep", "trimStart", 1)),
                    progress -> {}));
  }

  private List<Track> made(Path source) throws InterruptedException {
    packager.encode(source, request(Map.of("subtitles", "keep")), progress -> {});
    return packager.packaged();
  }

  private static TranscodeRequest request(Map<String, Object> options) {
    return new TranscodeRequest("adaptive", "ada@example.test", options);
  }

  private String text(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  /** Six seconds with German, which is shown, and French, which is forced. */
  private static Path spoken(String extension, String codec, String more) {
    Path german = samples.text("de.srt", CUES.formatted("Hallo", "dort"));
    Path french = samples.text("fr.srt", CUES.formatted("Bonjour", "là-bas"));
    return samples.make(
        "spoken-%s%d.%s".formatted(codec, more.length(), extension),
        "-f lavfi -i testsrc2=s=160x120:r=25:d=6 -f lavfi -i sine=d=6 -i %s -i %s"
                .formatted(german, french)
            + " -map 0 -map 1 -map 2 -map 3 -c:v libx264 -preset ultrafast -pix_fmt yuv420p"
            + " -c:a %s -c:s %s -metadata:s:s:0 language=deu -metadata:s:s:1 language=fra"
                .formatted(extension.equals("mkv") ? "flac" : "aac", codec)
            + " -disposition:s:0 default -disposition:s:1 forced"
            + more);
  }
}
