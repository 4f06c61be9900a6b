package org.mediatranscoder.transcoding.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mediatranscoder.model.job.TranscodeRequest;
import org.mediatranscoder.transcoding.failure.MissingStreamException;
import org.mediatranscoder.transcoding.failure.UnsuitableOptionException;
import org.mediatranscoder.transcoding.probe.Probe;

/** One frame of a video as a picture, which the JDK reads. */
class PictureTest extends StudioTest {

  /** Of 255; a JPEG of quality 3 and FFmpeg's rounding. */
  private static final Offset<Integer> CLOSE = within(5);

  private static final List<Integer> RED = List.of(255, 0, 0);
  private static final List<Integer> GREEN = List.of(0, 255, 0);
  private static final List<Integer> BLUE = List.of(0, 0, 255);

  /** Three frames, each seen for four seconds. */
  private static final String SLIDES =
      "-f lavfi -i nullsrc=s=320x240:r=1:d=3,"
          + "geq=r='255*eq(N,0)':g='255*eq(N,1)':b='255*eq(N,2)',setpts=4*PTS"
          + " -fps_mode passthrough -c:v libx264 -bf 0 -crf 1 -pix_fmt yuv444p"
          + " -colorspace smpte170m -color_primaries smpte170m -color_trc smpte170m";

  @ParameterizedTest
  @CsvSource({"mkv, poster-png", "mp4, poster-jpeg"})
  void theFrameThatIsSeenAtTheChosenSecondIsTaken(String extension, String format)
      throws InterruptedException, IOException {
    Path slides = samples.make("slides." + extension, SLIDES);
    assertThat(pixel(at(slides, format, 3.9))).satisfies(color -> assertClose(color, RED));
    assertThat(pixel(at(slides, format, 4))).satisfies(color -> assertClose(color, GREEN));
    assertThat(pixel(at(slides, format, 6.5))).satisfies(color -> assertClose(color, GREEN));
    assertThat(pixel(at(slides, format, 8.1))).satisfies(color -> assertClose(color, BLUE));
  }

  @Test
  @SlowMedia
  void theLastFrameIsSeenUntilTheAudioEnds() throws InterruptedException, IOException {
    Path longer =
        samples.make(
            "longer.mkv",
            "-f lavfi -i color=blue:s=320x240:r=25:d=2 -f lavfi -i sine=d=5"
                + " -c:v libx264 -crf 1 -c:a flac");
    BufferedImage last = at(longer, "poster-png", 1.99);
    assertThat(last.getWidth()).isEqualTo(320);
  }

  @Test
  void aBlackBeginningIsNotTaken() throws InterruptedException, IOException {
    Path fadingIn =
        samples.make(
            "fading-in.mkv",
            "-f lavfi -i testsrc2=s=640x360:r=25:d=8,fade=in:st=3:d=1 -c:v libx264 -crf 10");
    BufferedImage shown = picture(fadingIn, request("poster-jpeg", Map.of()));
    assertThat(brightness(shown)).isGreaterThan(60);
  }

  @Test
  void aVideoOfOneFrameIsThatFrame() throws InterruptedException, IOException {
    Path one =
        samples.make("one.mkv", "-f lavfi -i color=lime:s=64x48:r=25:d=0.04 -c:v libx264 -crf 1");
    BufferedImage shown = picture(one, request("poster-png", Map.of()));
    assertThat(List.of(shown.getWidth(), shown.getHeight())).containsExactly(64, 48);
  }

  @Test
  void itIsUprightCroppedAndNeverEnlarged() throws InterruptedException, IOException {
    Path large = samples.make("large.mkv", "-f lavfi -i testsrc2=s=2560x1440:r=5:d=1 -c:v libx264");
    Probe made =
        studio.encode(
            large, request("poster-jpeg", Map.of("rotate", "90", "cropLeft", 640)), progress -> {});
    assertThat(List.of(width(made), height(made))).containsExactly(1440, 1920);
    BufferedImage whole = picture(large, request("poster-png", Map.of()));
    assertThat(whole.getWidth()).isEqualTo(2560);
  }

  @Test
  @SlowMedia
  void largeFramesAreFewerSoThatTheyFitIntoMemory() throws InterruptedException, IOException {
    Path large =
        samples.make(
            "huge.mkv", "-f lavfi -i testsrc2=s=3840x2160:r=1:d=2 -c:v libx264 -preset ultrafast");
    String graph = studio.plan(large, request("poster-png", Map.of())).filterGraph();
    assertThat(graph).contains("fps=7/20", "thumbnail=n=7");
  }

  @Test
  @SlowMedia
  void aVideoOf8kHasAPoster() throws InterruptedException, IOException {
    Path huge =
        samples.make(
            "8k.mkv", "-f lavfi -i color=lime:s=7680x4320:r=1:d=1 -c:v libx264 -preset ultrafast");
    assertThat(picture(huge, request("poster-png", Map.of())).getWidth()).isEqualTo(7680);
  }

  @Test
  void whatHasNoVideoOrNoSuchSecondIsRefused() {
    assertThatExceptionOfType(MissingStreamException.class)
        .isThrownBy(
            () -> studio.encode(samples.make("tone.wav", "-f lavfi -i sine=d=1"), "poster-jpeg"));
    assertThatExceptionOfType(UnsuitableOptionException.class)
        .isThrownBy(() -> at(samples.make("slides.mkv", SLIDES), "poster-png", 30));
  }

  private BufferedImage at(Path source, String format, double second)
      throws InterruptedException, IOException {
    return picture(source, request(format, Map.of("trimStart", second)));
  }

  private BufferedImage picture(Path source, TranscodeRequest request)
      throws InterruptedException, IOException {
    studio.encode(source, request, progress -> {});
    return Objects.requireNonNull(
        ImageIO.read(studio.outputFile(request.format()).toFile()), "the JDK reads it");
  }

  private static TranscodeRequest request(String format, Map<String, Object> options) {
    return new TranscodeRequest(format, "ada@example.test", options);
  }

  private static int width(Probe made) {
    return Objects.requireNonNull(made.video()).width();
  }

  private static int height(Probe made) {
    return Objects.requireNonNull(made.video()).height();
  }

  private static List<Integer> pixel(BufferedImage image) {
    int rgb = image.getRGB(image.getWidth() / 2, image.getHeight() / 2);
    return List.of(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255);
  }

  private static void assertClose(List<? extends Integer> color, List<Integer> wanted) {
    for (int i = 0; i < 3; i++) {
      assertThat(color.get(i)).as(color + " and " + wanted).isCloseTo(wanted.get(i), CLOSE);
    }
  }

  private static double brightness(BufferedImage image) {
    return Stream.iterate(0, at -> at + 7)
        .limit(image.getWidth() / 7)
        .mapToInt(x -> image.getRGB(x, image.getHeight() / 3) >> 8 & 255)
        .average()
        .orElse(0);
  }
}
