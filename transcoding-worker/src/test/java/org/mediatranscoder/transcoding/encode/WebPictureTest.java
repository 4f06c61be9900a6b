package org.mediatranscoder.transcoding.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediatranscoder.model.job.TranscodeRequest;
import org.mediatranscoder.transcoding.BrowserImage;
import org.mediatranscoder.transcoding.StillSources;
import org.mediatranscoder.transcoding.cage.CageForTests;
import org.mediatranscoder.transcoding.probe.Probe;

/** Pictures as WebP and AVIF, which a browser shows on a white page. */
class WebPictureTest extends StudioTest {

  /** Of 255, over the three channels of a field. */
  private static final double MEAN_ERROR = 3;

  /** How much more than a JPEG loses may be lost. */
  private static final double AS_GOOD = 1.25;

  private static final List<Integer> WHITE = List.of(255, 255, 255);

  private static final List<List<Integer>> GLASS =
      List.of(
          WHITE,
          List.of(255, 204, 204),
          List.of(255, 153, 153),
          List.of(255, 102, 102),
          List.of(255, 51, 51),
          List.of(255, 0, 0));

  private StillSources stills;

  @BeforeEach
  void makeSources() {
    stills = new StillSources(samples);
  }

  @ParameterizedTest
  @CsvSource({
    "fields.jpg, poster-webp",
    "fields.png, poster-webp",
    "fields.webp, poster-webp",
    "fields.avif, poster-webp",
    "fields.jpg, poster-avif",
    "fields.png, poster-avif",
    "fields.webp, poster-avif",
    "fields.avif, poster-avif",
  })
  void coloursAndSizeAreThoseOfTheSource(String name, String format)
      throws InterruptedException, IOException {
    BrowserImage made = shown(stills.make(name, StillSources.FIELDS), format);
    assertThat(List.of(made.width(), made.height())).containsExactly(601, 405);
    assertFields(made, StillTest.FIELDS);
  }

  /** Colours of BT.709, and the frame that is on at the chosen second. */
  @ParameterizedTest
  @ValueSource(strings = {"poster-webp", "poster-avif"})
  void theFrameThatIsSeenAtTheChosenSecondIsTaken(String format)
      throws InterruptedException, IOException {
    Path slides =
        samples.make(
            "slides.mp4",
            "-f lavfi -i nullsrc=s=320x240:r=1:d=3,format=gbrp,"
                + "geq=r='255*eq(N,0)':g='255*eq(N,1)':b='255*eq(N,2)',setpts=4*PTS,"
                + "scale=out_color_matrix=bt709,format=yuv420p -fps_mode passthrough"
                + " -c:v libx264 -bf 0 -crf 1"
                + " -colorspace bt709 -color_primaries bt709 -color_trc bt709");
    Map<Double, List<Integer>> seen =
        Map.of(3.9, List.of(255, 0, 0), 6.5, List.of(0, 255, 0), 8.1, List.of(0, 0, 255));
    for (Map.Entry<Double, List<Integer>> moment : seen.entrySet()) {
      BrowserImage made = shown(slides, format, Map.of("trimStart", moment.getKey()));
      assertFields(made, IntStream.range(0, 6).mapToObj(field -> moment.getValue()).toList());
    }
  }

  @Test
  void whatIsTransparentStaysSoInWebp() throws InterruptedException, IOException {
    BrowserImage made = shown(glass("600x60", 100), "poster-webp");
    assertFields(made, GLASS);
  }

  /** What nobody saw is black in the source, and must not darken the edges. */
  @Test
  void whatIsTransparentStaysSoWhereItIsScaledTurnedAndCropped()
      throws InterruptedException, IOException {
    Map<String, Object> turned = Map.of("rotate", "180", "cropLeft", 1);
    BrowserImage made = shown(glass("3001x901", 500), "poster-webp", turned);
    assertThat(List.of(made.width(), made.height())).containsExactly(1920, 577);
    assertFields(made, GLASS.reversed());
  }

  /** Chromium 156 takes the levels between for those of limited range. */
  @Test
  void whatIsTransparentInAvifIsNotSeenInABrowser() throws InterruptedException, IOException {
    List<List<Integer>> fields =
        shown(glass("600x60", 100), "poster-avif").frames().getFirst().fields();
    assertThat(fields.getFirst()).isEqualTo(WHITE);
    assertThat(fields.getLast()).isEqualTo(List.of(255, 0, 0));
  }

  /** An older FFmpeg shows no transparency of AVIF. */
  @Test
  void allLevelsOfTransparencyAreInAnAvif() throws InterruptedException, IOException {
    assumeTrue(CageForTests.abilities().heif());
    for (String size : List.of("600x60", "3000x900")) {
      Path glass = glass(size, size.equals("600x60") ? 100 : 500);
      studio.encode(glass, "poster-avif");
      Path made = Files.copy(studio.outputFile("poster-avif"), sampleFolder.resolve(size));
      studio.encode(made, "poster-png");
      BufferedImage read = read(studio.outputFile("poster-png"));
      for (int field = 0; field < 6; field++) {
        int pixel = read.getRGB((2 * field + 1) * read.getWidth() / 12, read.getHeight() / 2);
        assertThat(pixel >>> 24).isCloseTo(51 * field, within(2));
      }
    }
  }

  /** Sixths, from what is transparent to red. */
  private Path glass(String size, int field) {
    return samples.make(
        "glass" + size + ".png",
        "-f lavfi -i nullsrc=s=%s:r=1:d=1,format=rgba,".formatted(size)
            + "geq=r='255*gte(X,%1$d)':g=0:b=0:a='51*floor(X/%1$d)' -frames:v 1".formatted(field));
  }

  @ParameterizedTest
  @CsvSource({"fields.jpg, poster-webp", "fields.png, poster-avif"})
  void aProfileIsConvertedAndNothingOfTheOwnerRemains(String name, String format)
      throws InterruptedException, IOException {
    Path plain = stills.make("muted-" + name, muted());
    Path tagged = StillSources.profiled(plain, StillSources.displayP3());
    List<List<Integer>> right = BrowserImage.shown(tagged).frames().getFirst().fields();
    assertThat(right)
        .as("the profile matters")
        .isNotEqualTo(BrowserImage.shown(plain).frames().getFirst().fields());
    assertFields(shown(tagged, format), right);
    String bytes = Files.readString(studio.outputFile(format), StandardCharsets.ISO_8859_1);
    assertThat(bytes).doesNotContain(StillSources.OWNER, "Exif", "EXIF", "ICCP", "prof", "XMP");
  }

  /** Red, green and blue of middling strength, and three greys. */
  private static String muted() {
    return "-f lavfi -i nullsrc=s=600x60:r=1:d=1,format=gbrp,geq="
        + "r='st(0,floor(X/100));if(lt(ld(0),3),60+60*eq(ld(0),0),ld(0)*50-60)':"
        + "g='st(0,floor(X/100));if(lt(ld(0),3),70+60*eq(ld(0),1),ld(0)*40-20)':"
        + "b='st(0,floor(X/100));if(lt(ld(0),3),80+60*eq(ld(0),2),ld(0)*30+20)' -frames:v 1";
  }

  @ParameterizedTest
  @ValueSource(strings = {"poster-webp", "poster-avif"})
  void theyAreUprightHoweverTheCameraWasHeld(String format)
      throws InterruptedException, IOException {
    Path upsideDown = StillSources.oriented(stills.make("fields.jpg", StillSources.FIELDS), 3);
    BrowserImage made = shown(upsideDown, format);
    assertFields(made, StillTest.FIELDS.reversed());
  }

  /** The finer the grain, the more there is to lose. */
  @ParameterizedTest
  @ValueSource(strings = {"poster-webp", "poster-avif"})
  void theyLookAsGoodAsAJpegAndAreSmaller(String format) throws InterruptedException, IOException {
    Path photo =
        stills.make(
            "photo.png",
            "-f lavfi -i mandelbrot=s=1280x720:start_scale=0.02:start_x=-0.743:start_y=0.131:r=1"
                + ":maxiter=400,gblur=1.2 -frames:v 1");
    studio.encode(photo, "poster-jpeg");
    Path jpeg = studio.outputFile("poster-jpeg");
    long largest = Files.size(jpeg);
    double most = AS_GOOD * loss(photo, jpeg);
    studio.encode(photo, format);
    Path made = studio.outputFile(format);
    assertThat(Files.size(made)).isLessThan(largest);
    assertThat(loss(photo, made)).isLessThan(most);
  }

  /** Mean of all pixels, as FFmpeg decodes them. */
  private double loss(Path original, Path made) throws IOException {
    Path decoded =
        samples.make("decoded-" + made.getFileName() + ".png", "-i " + made + " -frames:v 1");
    return loss(read(original), read(decoded));
  }

  private static BufferedImage read(Path png) throws IOException {
    return Objects.requireNonNull(ImageIO.read(png.toFile()));
  }

  @Test
  void whatIsToldOfThemIsWhatTheyAre() throws InterruptedException {
    Path wide = stills.make("wide.png", "-f lavfi -i testsrc2=s=2401x1200 -frames:v 1");
    for (String format : List.of("poster-webp", "poster-avif")) {
      Probe made = studio.encode(wide, format);
      var video = Objects.requireNonNull(made.video());
      assertThat(List.of(video.width(), video.height())).containsExactly(1920, 960);
      assertThat(made.duration()).isNull();
    }
  }

  private BrowserImage shown(Path source, String format) throws InterruptedException, IOException {
    return shown(source, format, Map.of());
  }

  private BrowserImage shown(Path source, String format, Map<String, Object> options)
      throws InterruptedException, IOException {
    studio.encode(
        source, new TranscodeRequest(format, "ada@example.test", options), progress -> {});
    return BrowserImage.shown(studio.outputFile(format));
  }

  private static void assertFields(BrowserImage made, List<List<Integer>> right) {
    List<List<Integer>> shown = made.frames().getFirst().fields();
    for (int field = 0; field < right.size(); field++) {
      List<Integer> one = shown.get(field);
      List<Integer> other = right.get(field);
      double error =
          IntStream.range(0, 3)
              .mapToDouble(i -> Math.abs(one.get(i) - other.get(i)))
              .average()
              .orElseThrow();
      assertThat(error).as(shown + " for " + right).isLessThanOrEqualTo(MEAN_ERROR);
    }
  }

  private static double loss(BufferedImage one, BufferedImage other) {
    return IntStream.range(0, one.getHeight())
        .mapToDouble(y -> loss(one, other, y))
        .average()
        .orElseThrow();
  }

  private static double loss(BufferedImage one, BufferedImage other, int y) {
    return IntStream.range(0, one.getWidth())
        .mapToDouble(x -> loss(one.getRGB(x, y), other.getRGB(x, y)))
        .average()
        .orElseThrow();
  }

  private static double loss(int one, int other) {
    return IntStream.of(0, 8, 16)
        .map(shift -> Math.abs((one >> shift & 255) - (other >> shift & 255)))
        .average()
        .orElseThrow();
  }
}
