package org.mediatranscoder.transcoding.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.model.job.TranscodeRequest;
import org.mediatranscoder.testsupport.Chromium;
import org.mediatranscoder.transcoding.probe.Probe;

/** Animations that a real browser decodes frame by frame: FFmpeg writes them and reads none. */
class AnimatedWebpTest extends StudioTest {

  private static final String FORMAT = "webp-animated";

  /** Of each frame its length in milliseconds, and red, green and blue of its middle. */
  private static final String FRAMES =
      """
      async (data) => {
        const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
        const decoder = new ImageDecoder({ data: bytes, type: 'image/webp' });
        await decoder.tracks.ready;
        await decoder.completed;
        const canvas = document.createElement('canvas');
        const frames = [];
        for (let i = 0; i < decoder.tracks.selectedTrack.frameCount; i++) {
          const { image } = await decoder.decode({ frameIndex: i });
          canvas.width = image.displayWidth;
          canvas.height = image.displayHeight;
          const context = canvas.getContext('2d');
          context.drawImage(image, 0, 0);
          const middle = [canvas.width / 2, canvas.height / 2];
          const pixel = [...context.getImageData(...middle, 1, 1).data].slice(0, 3);
          frames.push([image.duration / 1000, ...pixel]);
          image.close();
        }
        return [[canvas.width, canvas.height], ...frames];
      }""";

  /** Red, green and blue for a second each. */
  private static final String COLORS =
      "-f lavfi -i nullsrc=s=1280x720:r=5:d=3,"
          + "geq=r='255*lt(T,1)':g='255*between(T,1,1.99)':b='255*gte(T,2)' -c:v libx264 -crf 1"
          + " -pix_fmt yuv444p -colorspace smpte170m -color_primaries smpte170m"
          + " -color_trc smpte170m";

  @Test
  void itsColoursComeWhenTheyDoInTheVideo() throws InterruptedException, IOException {
    Probe made = studio.encode(samples.make("colors.mkv", COLORS), FORMAT);
    List<List<Integer>> frames = inBrowser(studio.outputFile(FORMAT));
    assertThat(frames.getFirst()).as("size").containsExactly(640, 360);
    assertThat(frames.stream().skip(1).mapToInt(List::getFirst).sum()).isEqualTo(3000);
    assertThat(colorAt(frames, 500)).isEqualTo("red");
    assertThat(colorAt(frames, 990)).isEqualTo("red");
    assertThat(colorAt(frames, 1010)).isEqualTo("green");
    assertThat(colorAt(frames, 2010)).isEqualTo("blue");
    assertThat(made.duration()).isEqualTo(Duration.ofSeconds(3));
    assertThat(Objects.requireNonNull(made.video()).width()).isEqualTo(640);
  }

  @Test
  void itHasTwentyFramesOfASecondAndIsSmallerThanAGif() throws InterruptedException, IOException {
    Path moving =
        samples.make("moving.mkv", "-f lavfi -i testsrc2=s=640x360:r=30:d=2 -c:v libx264");
    studio.encode(moving, FORMAT);
    List<List<Integer>> frames = inBrowser(studio.outputFile(FORMAT));
    assertThat(frames).hasSize(1 + 40);
    assertThat(frames.stream().skip(1).map(List::getFirst)).containsOnly(50);
    studio.encode(moving, "gif");
    assertThat(Files.size(studio.outputFile(FORMAT)))
        .isLessThan(Files.size(studio.outputFile("gif")));
  }

  @Test
  void onlyTheWantedSecondsAreTaken() throws InterruptedException, IOException {
    Path colors = samples.make("colors.mkv", COLORS);
    TranscodeRequest part =
        new TranscodeRequest(
            FORMAT, "ada@example.test", Map.of("trimStart", 0.6, "trimEnd", 1.6, "rotate", "90"));
    Probe made = studio.encode(colors, part, progress -> {});
    List<List<Integer>> frames = inBrowser(studio.outputFile(FORMAT));
    assertThat(frames.getFirst()).containsExactly(360, 640);
    assertThat(colorAt(frames, 390)).isEqualTo("red");
    assertThat(colorAt(frames, 410)).isEqualTo("green");
    assertThat(Objects.requireNonNull(made.duration()).toMillis()).isCloseTo(1000L, within(50L));
  }

  @Test
  void aVideoOfOneFrameIsAPicture() throws InterruptedException, IOException {
    Path one = samples.make("one.mkv", "-f lavfi -i color=lime:s=64x48:r=25:d=0.04 -c:v libx264");
    Probe made = studio.encode(one, FORMAT);
    assertThat(Objects.requireNonNull(made.video()).height()).isEqualTo(48);
    assertThat(inBrowser(studio.outputFile(FORMAT))).hasSize(2);
  }

  @Test
  void aFileThatIsCutOffIsNoWebp() throws InterruptedException, IOException {
    studio.encode(samples.make("colors.mkv", COLORS), FORMAT);
    byte[] whole = Files.readAllBytes(studio.outputFile(FORMAT));
    Path cut = Files.write(directory.resolve("cut.webp"), Arrays.copyOf(whole, whole.length - 100));
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> WebpFile.read(cut));
  }

  private static String colorAt(List<List<Integer>> frames, int millis) {
    int end = 0;
    for (List<Integer> frame : frames.subList(1, frames.size())) {
      end += frame.getFirst();
      if (millis < end) {
        return name(frame.subList(1, 4));
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

  /** The size of the canvas, and then each frame. Only a secure page has an ImageDecoder. */
  @SuppressWarnings("unchecked")
  private static List<List<Integer>> inBrowser(Path file) throws IOException {
    try (BrowserContext context = Chromium.shared().newContext()) {
      Page page = context.newPage();
      page.route(
          "https://page.test/",
          route ->
              route.fulfill(new Route.FulfillOptions().setContentType("text/html").setBody("")));
      page.navigate("https://page.test/");
      String data = Base64.getEncoder().encodeToString(Files.readAllBytes(file));
      return (List<List<Integer>>) page.evaluate(FRAMES, data);
    }
  }
}
