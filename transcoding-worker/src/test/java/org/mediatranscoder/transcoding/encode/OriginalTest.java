package org.mediatranscoder.transcoding.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mediatranscoder.model.job.TranscodeRequest;
import org.mediatranscoder.transcoding.AudioMeasure;
import org.mediatranscoder.transcoding.Measurements;
import org.mediatranscoder.transcoding.failure.UnsuitableFormatException;
import org.mediatranscoder.transcoding.failure.UnsuitableOptionException;
import org.mediatranscoder.transcoding.plan.Plan;
import org.mediatranscoder.transcoding.plan.StreamPlan;

/** The format that copies everything but what a file says of its maker. */
class OriginalTest extends StudioTest {

  private static final String TWO_LANGUAGES =
      "-f lavfi -i testsrc2=s=160x120:r=25:d=3 -f lavfi -i sine=440:r=48000:d=3 -f lavfi"
          + " -i sine=880:r=48000:d=3 -map 0 -map 1 -map 2 -c:v libx264 -preset ultrafast -pix_fmt"
          + " yuv420p -c:a aac -metadata:s:a:0 language=deu -metadata:s:a:1 language=fra"
          + " -metadata title=Secret -metadata comment=Secret -metadata location=+48.1+11.5/"
          + " -metadata creation_time=2020-02-02T02:02:02Z -metadata:s:a:1 title=Secret"
          + " -disposition:a:1 default -disposition:a:0 0 ";

  @ParameterizedTest
  @CsvSource({"two.mp4, mp4", "two.mov, mp4", "two.mkv, mkv"})
  void allStreamsAreCopiedAndNothingTellsOfTheirMaker(String name, String extension)
      throws InterruptedException, IOException {
    Path source = samples.make(name, TWO_LANGUAGES);
    assertThat(Files.readString(source, StandardCharsets.ISO_8859_1)).contains("Secret", "x264");
    Plan plan = encode(source, Map.of());
    assertThat(plan.main().name()).isEqualTo("original." + extension);
    assertThat(plan.main().streams()).hasSize(3).allMatch(s -> s instanceof StreamPlan.Copy);
    Path made = studio.outputOf(plan);
    assertThat(Files.readString(made, StandardCharsets.ISO_8859_1))
        .doesNotContain("Secret", "+48.1", "x264", "2020-02");
    // FFmpeg wrote no German into the QuickTime file.
    assertThat(Measurements.entries(made, "stream_tags=language"))
        .contains("fra")
        .contains(name.endsWith("mov") ? "und" : "deu");
    assertThat(Measurements.entries(made, "stream_disposition=default")).endsWith("0", "1");
    assertThat(Measurements.times(made)).hasSize(75);
    assertThat(Measurements.hashes(made)).isEqualTo(Measurements.hashes(source));
  }

  @Test
  @SlowMedia
  void aTurnedVideoStaysTurned() throws InterruptedException {
    Path made = studio.outputOf(encode(samples.turned(), Map.of()));
    assertThat(Measurements.entries(made, "stream_side_data=rotation"))
        .isEqualTo(Measurements.entries(samples.turned(), "stream_side_data=rotation"))
        .isNotEmpty();
  }

  @Test
  @SlowMedia
  void hdrStaysHdr() throws InterruptedException {
    Path source =
        samples.make(
            "hdr.mp4",
            "-f lavfi -i testsrc2=s=160x120:r=25:d=1 -c:v libx265 -preset ultrafast -pix_fmt"
                + " yuv420p10le -color_range tv -colorspace bt2020nc -color_primaries bt2020"
                + " -color_trc smpte2084 -tag:v hvc1 -x265-params "
                + "log-level=error:hdr10=1:colorprim=bt2020:transfer=smpte2084:colormatrix=bt2020nc:master-display=G(13250,34500)B(7500,3000)R(34000,16000)WP(15635,16450)L(10000000,50):max-cll=1000,400");
    Path made = studio.outputOf(encode(source, Map.of()));
    assertThat(Measurements.stream(made, "codec_tag_string,color_space,color_transfer"))
        .isEqualTo("hvc1,bt2020nc,smpte2084");
    assertThat(Measurements.entries(made, "frame_side_data=max_content")).contains("1000");
  }

  @ParameterizedTest
  @CsvSource({
    "film.ts, mp4",
    "a.mp3, mp3",
    "a.flac, flac",
    "a.wav, wav",
    "a.m4a, m4a",
    "a.mka, webm",
    "a.opus, opus",
    "a.aac, m4a",
  })
  void theContainerIsThatOfTheSourceOrItsKin(String name, String extension)
      throws InterruptedException {
    Path source = name.startsWith("film") ? samples.copiedTo(name) : samples.audioAs(name);
    Plan plan = encode(source, Map.of());
    assertThat(plan.main().name()).isEqualTo("original." + extension);
    assertThat(Measurements.duration(studio.outputOf(plan))).isCloseTo(3, within(0.1));
    assertThat(Measurements.hashes(studio.outputOf(plan))).isEqualTo(Measurements.hashes(source));
  }

  @Test
  void subtitlesStayWithTheirLanguages() throws InterruptedException {
    Path text = samples.text("de.srt", "1\n00:00:00,500 --> 00:00:01,500\nHallo\n");
    Path source =
        samples.make(
            "text.mkv",
            "-i "
                + samples.mp4()
                + " -i "
                + text
                + " -map 0 -map 1 -c copy -c:s srt -metadata:s:s:0 language=deu"
                + " -disposition:s:0 forced");
    Path made = studio.outputOf(encode(source, Map.of()));
    assertThat(Measurements.entries(made, "stream=codec_name")).contains("subrip");
    assertThat(Measurements.entries(made, "stream_tags=language")).contains("deu");
    assertThat(Measurements.entries(made, "stream_disposition=forced")).endsWith("1");
  }

  @Test
  void whatFitsIntoNoContainerIsRefusedInPlainWords() {
    assertThatExceptionOfType(UnsuitableFormatException.class)
        .isThrownBy(() -> encode(samples.copiedTo("film.avi"), Map.of()))
        .withMessageContaining("do not say when each packet is due");
    assertThatExceptionOfType(UnsuitableFormatException.class)
        .isThrownBy(
            () ->
                encode(
                    samples.make("old.mkv", "-i " + samples.mp4() + " -c:v msmpeg4v2 -an"),
                    Map.of()))
        .withMessageContaining("It has video in MSMPEG4V2");
  }

  @ParameterizedTest
  @CsvSource({"original, long.mp4", "original, long.mkv", "mp4-480p, long.mp4"})
  @SlowMedia
  void aCutBeginsAtTheKeyFrameBefore(String format, String name) throws InterruptedException {
    Path source = longSource(name);
    Map<String, Object> options =
        format.equals("original")
            ? Map.of("trimStart", 5, "trimEnd", 8)
            : Map.of("trimStart", 5, "trimEnd", 8, "trimMode", "keyframes");
    TranscodeRequest request = new TranscodeRequest(format, "ada@example.test", options);
    Plan plan = studio.plan(source, request);
    assertThat(plan.main().streams()).allMatch(stream -> stream instanceof StreamPlan.Copy);
    assertThat(plan.main().streams().getFirst().reason())
        .containsPattern("from 3\\.8\\d s, the key frame before 5\\.00 s");
    studio.encode(source, request, progress -> {});
    Path made = format.equals("original") ? studio.outputOf(plan) : studio.outputFile(format);
    List<Double> times = Measurements.times(made);
    assertThat(times.getFirst()).isCloseTo(0, within(0.03));
    assertThat(Measurements.duration(made)).isCloseTo(4.16, within(0.15));
    // The flash of the source at 6 s, and its tone.
    double flash = CopyTest.flashIn(made);
    assertThat(flash - times.getFirst()).isCloseTo(2.16, within(0.021));
    double tone = AudioMeasure.of(made).silences().get(1);
    assertThat(tone - flash).isCloseTo(0, within(0.03));
  }

  @Test
  void whatDoesNotFitIsEncodedFromTheSameKeyFrame() throws InterruptedException {
    TranscodeRequest request =
        new TranscodeRequest(
            "webm-720p",
            "ada@example.test",
            Map.of("trimStart", 5, "trimEnd", 8, "trimMode", "keyframes", "height", 90));
    studio.encode(longSource("long.mp4"), request, progress -> {});
    Path made = studio.outputFile("webm-720p");
    assertThat(Measurements.duration(made)).isCloseTo(4.16, within(0.1));
    double flash = CopyTest.flashIn(made);
    assertThat(flash).isCloseTo(2.16, within(0.03));
    assertThat(AudioMeasure.of(made).silences().get(1) - flash).isCloseTo(0, within(0.02));
  }

  @Test
  void aFileWithoutAnIndexIsNotCutAtKeyFrames() {
    assertThatExceptionOfType(UnsuitableOptionException.class)
        .isThrownBy(() -> encode(samples.copiedTo("film.ts"), Map.of("trimStart", 1)))
        .withMessageContaining("cannot be cut at key frames");
  }

  /** Key frames at 0, 1.92, 3.84 … seconds, a flash and a tone at 6. */
  private Path longSource(String name) {
    return samples.make(
        name,
        "-f lavfi -i"
            + " color=c=black:s=160x90:r=25:d=10,drawbox=c=white:t=fill:enable=between(t\\,5.99\\,6.19)"
            + " -f lavfi -i aevalsrc=0.5*sin(2*PI*1000*t)*between(t\\,6\\,6.2):d=10:s=48000 -c:v"
            + " libx264 -preset veryfast -g 48 -keyint_min 48 -sc_threshold 0 -bf 2 -pix_fmt"
            + " yuv420p -c:a aac");
  }

  private Plan encode(Path source, Map<String, Object> options) throws InterruptedException {
    TranscodeRequest request = new TranscodeRequest("original", "ada@example.test", options);
    Plan plan = studio.plan(source, request);
    studio.encode(source, request, progress -> {});
    return plan;
  }
}
