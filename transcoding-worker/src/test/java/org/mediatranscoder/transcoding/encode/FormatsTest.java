package org.mediatranscoder.transcoding.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediatranscoder.transcoding.Measurements;
import org.mediatranscoder.transcoding.failure.UnsuitableFormatException;
import org.mediatranscoder.transcoding.probe.AudioStream;
import org.mediatranscoder.transcoding.probe.Probe;
import org.mediatranscoder.transcoding.probe.VideoStream;

/** Real encodes; ffprobe describes the output. */
class FormatsTest extends StudioTest {

  @ParameterizedTest
  @CsvSource({
    "mp4-480p, 'mov,mp4,m4a,3gp,3g2,mj2', h264, aac",
    "webm-720p, 'matroska,webm', vp9, opus",
    "mp4-2160p, 'mov,mp4,m4a,3gp,3g2,mj2', h264, aac",
    "hevc-1080p, 'mov,mp4,m4a,3gp,3g2,mj2', hevc, aac",
    "mkv-1080p, 'matroska,webm', h264, flac",
    "av1-1080p, 'mov,mp4,m4a,3gp,3g2,mj2', av1, aac",
    "webm-av1-1080p, 'matroska,webm', av1, opus",
    "mov-prores, 'mov,mp4,m4a,3gp,3g2,mj2', prores, pcm_s24le",
  })
  void aVideoKeepsPictureAndAudio(String format, String container, String video, String audio)
      throws IOException, InterruptedException {
    Probe made = studio.encode(samples.mp4(), format);
    assertThat(made.container()).isEqualTo(container);
    assertThat(video(made)).extracting(VideoStream::codec).isEqualTo(video);
    assertThat(audio(made)).extracting(AudioStream::codec).isEqualTo(audio);
    assertThat(made.duration()).isCloseTo(Duration.ofSeconds(3), Duration.ofMillis(200));
    if (format.startsWith("mp4")) {
      assertThatItCanPlayBeforeItIsWhole(studio.outputFile(format));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "mp3, mp3, mp3",
    "wav, wav, pcm_s16le",
    "wav-24, wav, pcm_s24le",
    "flac, flac, flac",
    "m4a, 'mov,mp4,m4a,3gp,3g2,mj2', aac",
    "opus, ogg, opus"
  })
  void theAudioOfAVideoIsTakenOut(String format, String container, String codec)
      throws InterruptedException {
    Probe made = studio.encode(samples.mp4(), format);
    assertThat(made.container()).isEqualTo(container);
    assertThat(made.video()).isNull();
    assertThat(audio(made)).extracting(AudioStream::codec).isEqualTo(codec);
    assertThat(made.duration()).isCloseTo(Duration.ofSeconds(3), Duration.ofMillis(200));
  }

  /** A ramp of 10 bits has four times as many steps as one of 8. */
  @Test
  void proResKeepsTenBitsColoursAndTheLanguage() throws InterruptedException {
    Path source =
        samples.make(
            "ramp.mkv",
            "-f lavfi -i color=s=640x64:r=25:d=0.4,format=yuv420p10le,geq=lum=64+X:cb=512:cr=512"
                + " -f lavfi -i sine=d=0.4:r=48000 -vf"
                + " setparams=range=tv:colorspace=bt709:color_primaries=bt709:color_trc=bt709 -c:v"
                + " ffv1 -c:a pcm_s24le -metadata:s:a:0 language=deu");
    studio.encode(source, "mov-prores");
    Path made = studio.outputFile("mov-prores");
    assertThat(
            Measurements.stream(
                made,
                "profile,codec_tag_string,pix_fmt,color_range,color_space,color_transfer,color_primaries"))
        .isEqualTo("HQ,apch,yuv422p10le,tv,bt709,bt709,bt709");
    assertThat(Measurements.entries(made, "stream_tags=language")).contains("ger");
    assertThat(Measurements.lumaSteps(made)).isGreaterThan(500);
    assertThat(studio.frames("mov-prores")).isEqualTo(10);
  }

  @ParameterizedTest
  @CsvSource({"av1-1080p", "webm-av1-1080p"})
  @SlowMedia
  void av1KeepsFramesAndTheirTimes(String format) throws InterruptedException {
    Path source = samples.pictureThatPauses();
    studio.encode(source, format);
    Path made = studio.outputFile(format);
    List<Double> expected = Measurements.times(source);
    List<Double> times = Measurements.times(made);
    assertThat(times).hasSameSizeAs(expected);
    for (int frame = 0; frame < times.size(); frame++) {
      assertThat(times.get(frame)).isCloseTo(expected.get(frame), within(0.002));
    }
    assertThat(Measurements.stream(made, "color_range,color_space,color_transfer,color_primaries"))
        .isEqualTo("tv,smpte170m,bt709,smpte170m");
  }

  @Test
  void av1TakesNoTinyFrames() {
    assertThatExceptionOfType(UnsuitableFormatException.class)
        .isThrownBy(() -> studio.encode(samples.sized(128, 48), "av1-1080p"))
        .withMessageContaining("AV1 takes frames of 64 pixels and more each way");
  }

  @Test
  void aVideoBecomesAMovingPicture() throws InterruptedException {
    Probe made = studio.encode(samples.mp4(), "gif");
    assertThat(made.container()).isEqualTo("gif");
    assertThat(made.audio()).isNull();
    assertThat(made.duration()).isCloseTo(Duration.ofSeconds(3), Duration.ofMillis(200));
  }

  @ParameterizedTest
  @CsvSource({
    "640, 1136, mp4-480p, 480, 852",
    "162, 90, mp4-1080p, 162, 90",
    "640, 360, gif, 480, 270",
  })
  void aPictureIsScaledDownAndNeverUp(
      int width, int height, String format, int newWidth, int newHeight)
      throws InterruptedException {
    VideoStream made = video(studio.encode(samples.sized(width, height), format));
    assertThat(made.width()).isEqualTo(newWidth);
    assertThat(made.height()).isEqualTo(newHeight);
  }

  @Test
  void aTurnedVideoStandsUpright() throws InterruptedException {
    assertThat(video(studio.probe(samples.turned())).height()).isEqualTo(160);
    VideoStream made = video(studio.encode(samples.turned(), "mp4-480p"));
    assertThat(made.width()).isEqualTo(120);
    assertThat(made.height()).isEqualTo(160);
  }

  @Test
  void widePixelsBecomeSquare() throws InterruptedException {
    VideoStream made = video(studio.encode(samples.anamorphic(), "mp4-480p"));
    assertThat(made.width()).isEqualTo(320);
    assertThat(made.height()).isEqualTo(120);
  }

  @Test
  void aSilentVideoStaysSilent() throws InterruptedException {
    assertThat(studio.encode(samples.silent(), "webm-720p").audio()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"subtitled.mp4, mov_text", "subtitled.mkv, srt"})
  @SlowMedia
  void subtitlesThatOutlastTheVideoDoNotMakeItDamaged(String name, String codec)
      throws InterruptedException {
    // Older versions of FFmpeg count their length to that of the whole.
    assertThat(studio.probe(samples.subtitled(name, codec)).streams()).hasSize(3);
    Probe made = studio.encode(samples.subtitled(name, codec), "mp4-480p");
    assertThat(made.duration()).isCloseTo(Duration.ofSeconds(3), Duration.ofMillis(200));
  }

  @Test
  void audioThatIsShorterThanItsVideoIsWhole() throws InterruptedException {
    Probe made = studio.encode(samples.copiedTo("film.mkv"), "mp3");
    assertThat(Objects.requireNonNull(made.duration()).toMillis() / 1000.0)
        .isCloseTo(3, within(0.2));
  }

  @Test
  void audioIsTakenFromWhereItBegins() throws InterruptedException {
    Probe late = studio.encode(samples.audioThatBeginsLate(), "mp3");
    assertThat(late.duration()).isCloseTo(Duration.ofSeconds(3), Duration.ofMillis(200));
    Probe middle = studio.encode(samples.audioCutFromTheMiddle(), "wav");
    assertThat(middle.duration()).isCloseTo(Duration.ofSeconds(3), Duration.ofMillis(200));
  }

  /** FFmpeg 5.1 forgets how long the last picture stays, and counts the length of MP4 wrongly. */
  @ParameterizedTest
  @ValueSource(strings = {"mp4-480p", "webm-720p"})
  @SlowMedia
  void aVideoWithFewPicturesAtItsEndIsWhole(String format)
      throws IOException, InterruptedException {
    studio.encode(samples.lastPictureStays(), format);
    assertThat(studio.frames(format)).isEqualTo(10);
    Files.delete(studio.outputFile(format));
    studio.encode(samples.pictureThatPauses(), format);
    assertThat(studio.frames(format)).isEqualTo(61);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mp4-480p", "webm-720p", "gif"})
  @SlowMedia
  void aSingleFrameIsAVideo(String format) throws InterruptedException {
    studio.encode(samples.oneFrame(), format);
    assertThat(studio.frames(format)).isOne();
  }

  private static void assertThatItCanPlayBeforeItIsWhole(Path mp4) throws IOException {
    String bytes = new String(Files.readAllBytes(mp4), StandardCharsets.ISO_8859_1);
    assertThat(bytes.indexOf("moov")).isBetween(0, bytes.indexOf("mdat"));
  }

  private static VideoStream video(Probe probe) {
    return Objects.requireNonNull(probe.video());
  }

  private static AudioStream audio(Probe probe) {
    return Objects.requireNonNull(probe.audio());
  }
}
