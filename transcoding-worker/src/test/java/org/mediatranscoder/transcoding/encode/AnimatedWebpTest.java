package org.mediatranscoder.transcoding.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.model.job.TranscodeRequest;
import org.mediatranscoder.transcoding.BrowserImage;
import org.mediatranscoder.transcoding.cases.tools.CaseTool;
import org.mediatranscoder.transcoding.probe.Probe;

/** Animations that a real browser decodes frame by frame: FFmpeg writes them and reads none. */
class AnimatedWebpTest extends StudioTest {

  private static final String FORMAT = "webp-animated";

  /** Red, green and blue for a second each. */
  private static final String COLORS =
      "-f lavfi -i nullsrc=s=1280x720:r=5:d=3,"
          + "geq=r='255*lt(T,1)':g='255*between(T,1,1.99)':b='255*gte(T,2)' -c:v libx264 -crf 1"
          + " -pix_fmt yuv444p -colorspace smpte170m -color_primaries smpte170m"
          + " -color_trc smpte170m";

  @Test
  void itsColoursComeWhenTheyDoInTheVideo() throws InterruptedException, IOException {
    Probe made = studio.encode(samples.make("colors.mkv", COLORS), FORMAT);
    BrowserImage frames = BrowserImage.of(studio.outputFile(FORMAT));
    assertThat(List.of(frames.width(), frames.height())).containsExactly(640, 360);
    assertThat(frames.millis()).isEqualTo(3000);
    assertThat(colorAt(frames, 500)).isEqualTo("red");
    assertThat(colorAt(frames, 990)).isEqualTo("red");
    assertThat(colorAt(frames, 1010)).isEqualTo("green");
    assertThat(colorAt(frames, 2010)).isEqualTo("blue");
    assertThat(made.duration()).isEqualTo(Duration.ofSeconds(3));
    assertThat(Objects.requireNonNull(made.video()).width()).isEqualTo(640);
  }

  @Test
  @SlowMedia
  void itHasTwentyFramesOfASecondAndIsSmallerThanAGif() throws InterruptedException, IOException {
    Path moving =
        samples.make("moving.mkv", "-f lavfi -i testsrc2=s=640x360:r=30:d=2 -c:v libx264");
    studio.encode(moving, FORMAT);
    assertThat(BrowserImage.of(studio.outputFile(FORMAT)).frames())
        .hasSize(40)
        .allMatch(frame -> frame.millis() == 50);
    studio.encode(moving, "gif");
    assertThat(Files.size(studio.outputFile(FORMAT)))
        .isLessThan(Files.size(studio.outputFile("gif")));
  }

  @Test
  @SlowMedia
  void onlyTheWantedSecondsAreTaken() throws InterruptedException, IOException {
    Path colors = samples.make("colors.mkv", COLORS);
    TranscodeRequest part =
        new TranscodeRequest(
            FORMAT, "ada@example.test", Map.of("trimStart", 0.6, "trimEnd", 1.6, "rotate", "90"));
    Probe made = studio.encode(colors, part, progress -> {});
    BrowserImage frames = BrowserImage.of(studio.outputFile(FORMAT));
    assertThat(List.of(frames.width(), frames.height())).containsExactly(360, 640);
    assertThat(colorAt(frames, 390)).isEqualTo("red");
    assertThat(colorAt(frames, 410)).isEqualTo("green");
    assertThat(Objects.requireNonNull(made.duration()).toMillis()).isCloseTo(1000L, within(50L));
  }

  @Test
  void aVideoInWhichNothingMovesIsAPictureToo() throws InterruptedException, IOException {
    Path still =
        samples.make(
            "still.mkv", "-f lavfi -i color=lime:s=64x48:r=25:d=4 -c:v libx264 -pix_fmt yuv420p");
    Probe made = studio.encode(still, FORMAT);
    assertThat(made.duration()).isNull();
    assertThat(BrowserImage.of(studio.outputFile(FORMAT)).frames()).hasSize(1);
  }

  @Test
  @SlowMedia
  void aMovThatBeginsLateIsAsLongAsItsFrames() throws InterruptedException, IOException {
    // Its header counts the second before them too.
    Path whole =
        samples.make("whole.mov", "-f lavfi -i testsrc2=s=64x48:r=25:d=6 -c:v libx264 -bf 0");
    CaseTool.run(
        Objects.requireNonNull(whole.getParent()), "edit-list whole.mov late.mov 1:-1 3:2");
    Path late = whole.resolveSibling("late.mov");
    studio.encode(late, FORMAT);
    assertThat(BrowserImage.of(studio.outputFile(FORMAT)).millis()).isEqualTo(3000);
  }

  @Test
  void aVideoOfOneFrameIsAPicture() throws InterruptedException, IOException {
    Path one = samples.make("one.mkv", "-f lavfi -i color=lime:s=64x48:r=25:d=0.04 -c:v libx264");
    Probe made = studio.encode(one, FORMAT);
    assertThat(Objects.requireNonNull(made.video()).height()).isEqualTo(48);
    assertThat(BrowserImage.of(studio.outputFile(FORMAT)).frames()).hasSize(1);
  }

  @Test
  void aFileThatIsCutOffIsNoWebp() throws InterruptedException, IOException {
    studio.encode(samples.make("colors.mkv", COLORS), FORMAT);
    byte[] whole = Files.readAllBytes(studio.outputFile(FORMAT));
    Path cut = Files.write(directory.resolve("cut.webp"), Arrays.copyOf(whole, whole.length - 100));
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> WebpFile.read(cut));
  }

  private static String colorAt(BrowserImage image, int millis) {
    int end = 0;
    for (BrowserImage.Frame frame : image.frames()) {
      end += frame.millis();
      if (millis < end) {
        return name(frame.fields().get(3));
      }
    }
    return "after the end";
  }

  /** Within 8 of 255. */
  private static String name(List<Integer> pixel) {
    return Map.of("red", 0, "green", 1, "blue", 2).entrySet().stream()
        .filter(color -> pixel.get(color.getValue()) > 247)
        .filter(color -> pixel.stream().mapToInt(Integer::intValue).sum() < 255 + 16)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(pixel.toString());
  }
}
