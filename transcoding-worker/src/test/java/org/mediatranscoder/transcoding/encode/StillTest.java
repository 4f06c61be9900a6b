package org.mediatranscoder.transcoding.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
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
import org.mediatranscoder.transcoding.failure.DamagedMediaException;
import org.mediatranscoder.transcoding.failure.MediaTooLargeException;
import org.mediatranscoder.transcoding.failure.NotMediaException;
import org.mediatranscoder.transcoding.failure.UnsuitableOptionException;
import org.mediatranscoder.transcoding.picture.SourcePicture;
import org.springframework.util.unit.DataSize;

/** Still pictures as pictures of another kind, which the JDK reads. */
class StillTest extends StudioTest {

  /** Of 255, over the three channels of a field. */
  private static final double MEAN_ERROR = 3;

  static final List<List<Integer>> FIELDS =
      List.of(
          List.of(255, 0, 0),
          List.of(0, 255, 0),
          List.of(0, 0, 255),
          List.of(0, 0, 0),
          List.of(255, 255, 255),
          List.of(128, 128, 128));

  private static final String CORNERS = "RGBW";

  private StillSources stills;

  @BeforeEach
  void makeSources() {
    stills = new StillSources(samples);
  }

  @ParameterizedTest
  @CsvSource({
    "fields.jpg, poster-png",
    "fields.jpg, poster-jpeg",
    "fields.png, poster-jpeg",
    "fields.png, poster-png",
    "fields.webp, poster-png",
    "fields.webp, poster-jpeg",
    "fields.avif, poster-png",
    "fields.avif, poster-jpeg",
    "fields.gif, poster-png",
  })
  void coloursAndSizeAreThoseOfTheSource(String name, String format)
      throws InterruptedException, IOException {
    BufferedImage made = picture(stills.make(name, StillSources.FIELDS), format);
    boolean isVideo = name.endsWith("gif"); // Whose sides become even.
    assertThat(made.getWidth()).isEqualTo(isVideo ? 600 : 601);
    assertThat(made.getHeight()).isEqualTo(isVideo ? 404 : 405);
    assertFields(made, FIELDS);
  }

  /** Corners clockwise from the top left, and what becomes of them (CIPA DC-008, 4.6.5). */
  @ParameterizedTest
  @CsvSource({
    "1, RGWB", "2, GRBW", "3, WBRG", "4, BWGR", "5, RBWG", "6, BRGW", "7, WGRB", "8, GWBR"
  })
  void theyAreUprightHoweverTheCameraWasHeld(int orientation, String corners)
      throws InterruptedException, IOException {
    for (String name : List.of("corners.jpg", "corners.png", "corners.webp")) {
      Path held = StillSources.oriented(stills.make(name, StillSources.CORNERS), orientation);
      BufferedImage made = picture(held, "poster-png");
      assertThat(corners(made)).as(name).isEqualTo(corners);
      boolean sideways = orientation > 4;
      assertThat(List.of(made.getWidth(), made.getHeight()))
          .isEqualTo(sideways ? List.of(96, 160) : List.of(160, 96));
    }
  }

  /** ISO/IEC 23008-12, 6.5.10 and 6.5.12: turned anticlockwise, or mirrored. */
  @ParameterizedTest
  @CsvSource({"irot, 1, GWBR", "irot, 0, RGWB", "irot, 3, BRGW", "imir, 0, BWGR", "imir, 1, GRBW"})
  void anAvifIsTurnedByItsProperties(String property, int value, String corners)
      throws InterruptedException, IOException {
    Path plain = stills.make("corners.avif", StillSources.CORNERS);
    Path turned = StillSources.withProperty(plain, property, new byte[] {(byte) value});
    assertThat(corners(picture(turned, "poster-png"))).isEqualTo(corners);
  }

  @Test
  void anAvifThatIsNotUnderstoodIsNotRead() throws IOException {
    Path plain = stills.make("corners.avif", StillSources.CORNERS);
    String bytes = Files.readString(plain, StandardCharsets.ISO_8859_1);
    Path other = plain.resolveSibling("other.avif");
    Files.writeString(other, bytes.replace("av01", "j2k1"), StandardCharsets.ISO_8859_1);
    Path turnless = StillSources.withProperty(plain, "irot", new byte[0]);
    for (Path file :
        List.of(other, turnless, StillSources.withProperty(plain, "clap", new byte[32]))) {
      assertThatExceptionOfType(NotMediaException.class)
          .isThrownBy(() -> studio.encode(file, "poster-png"))
          .withMessage("This is a picture (AVIF) that we cannot read.");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "corners.jpg, poster-jpeg",
    "corners.png, poster-png",
    "corners.jpg, poster-png",
    "corners.webp, poster-png",
    "corners.png, poster-jpeg"
  })
  void cameraPlaceAndProfileAreRemoved(String name, String format)
      throws InterruptedException, IOException {
    Path tagged =
        StillSources.profiled(stills.make(name, StillSources.CORNERS), StillSources.displayP3());
    picture(tagged, format);
    String bytes = Files.readString(studio.outputFile(format), StandardCharsets.ISO_8859_1);
    assertThat(bytes).doesNotContain(StillSources.OWNER, "Exif", "eXIf", "ICC_PROFILE", "iCCP");
  }

  /** A browser shows source and output on the same canvas of sRGB. */
  @ParameterizedTest
  @ValueSource(strings = {"muted.jpg", "muted.png", "muted.webp"})
  void coloursOfAProfileBecomeThoseThatABrowserShows(String name)
      throws InterruptedException, IOException {
    String muted =
        "-f lavfi -i nullsrc=s=600x60:r=1:d=1,format=gbrp,geq="
            + "r='st(0,floor(X/100));if(lt(ld(0),3),60+60*eq(ld(0),0),ld(0)*50-60)':"
            + "g='st(0,floor(X/100));if(lt(ld(0),3),70+60*eq(ld(0),1),ld(0)*40-20)':"
            + "b='st(0,floor(X/100));if(lt(ld(0),3),80+60*eq(ld(0),2),ld(0)*30+20)' -frames:v 1";
    for (byte[] profile : List.of(StillSources.displayP3(), StillSources.adobeRgb())) {
      Path source = StillSources.profiled(stills.make(name, muted), profile);
      List<List<Integer>> right = BrowserImage.shown(source).frames().getFirst().fields();
      List<List<Integer>> plain =
          BrowserImage.shown(stills.make(name, muted)).frames().getFirst().fields();
      assertThat(right).as("the profile matters").isNotEqualTo(plain);
      assertFields(picture(source, "poster-png"), right);
    }
  }

  @Test
  void whatIsTransparentIsKeptInPngAndWhiteInJpeg() throws InterruptedException, IOException {
    Path glass =
        samples.make(
            "glass.png",
            "-f lavfi -i nullsrc=s=400x40:r=1:d=1,format=rgba,"
                + "geq=r=255:g=0:b=0:a='85*floor(X/100)' -frames:v 1");
    BufferedImage kept = picture(glass, "poster-png");
    assertThat(kept.getRGB(50, 20) >>> 24).isZero();
    assertThat(kept.getRGB(150, 20)).isEqualTo(0x55FF0000);
    assertThat(kept.getRGB(350, 20)).isEqualTo(0xFFFF0000);
    BufferedImage onWhite = picture(glass, "poster-jpeg");
    assertClose(onWhite, 50, 20, List.of(255, 255, 255));
    assertClose(onWhite, 150, 20, List.of(255, 170, 170));
    assertClose(onWhite, 350, 20, List.of(255, 0, 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"glass.webp", "glass.gif"})
  void transparencyOfOtherKindsIsSeenToo(String name) throws InterruptedException, IOException {
    String options = name.endsWith("webp") ? " -c:v libwebp -lossless 1" : "";
    Path half =
        samples.make(
            name,
            "-f lavfi -i nullsrc=s=400x40:r=1:d=1,format=rgba,"
                + "geq=r=255:g=0:b=0:a='255*gte(X,200)' -frames:v 1"
                + options);
    if (name.endsWith("webp")) {
      assertThat(picture(half, "poster-png").getRGB(50, 20) >>> 24).isZero();
    }
    BufferedImage onWhite = picture(half, "poster-jpeg");
    assertClose(onWhite, 300, 20, List.of(255, 0, 0));
    if (name.endsWith("webp")) {
      assertClose(onWhite, 50, 20, List.of(255, 255, 255));
    }
  }

  @Test
  void theyAreScaledTurnedAndCroppedAndNeverEnlarged() throws InterruptedException, IOException {
    Path large = stills.make("large.png", "-f lavfi -i testsrc=s=3001x2001 -frames:v 1");
    BufferedImage small =
        picture(large, request("poster-jpeg", Map.of("rotate", "90", "cropLeft", 1001)));
    assertThat(List.of(small.getWidth(), small.getHeight())).containsExactly(1920, 1919);
    assertThat(picture(large, "poster-png").getWidth()).isEqualTo(3001);
  }

  @Test
  void deepAndGrayPicturesKeepTheirLevels() throws InterruptedException, IOException {
    for (String pixels : List.of("rgb48be", "gray", "gray16be", "ya8", "monob")) {
      Path gray =
          samples.make(
              pixels + ".png", "-f lavfi -i color=white:s=40x20 -frames:v 1 -pix_fmt " + pixels);
      assertClose(picture(gray, "poster-jpeg"), 20, 10, List.of(255, 255, 255));
    }
    Path few =
        samples.make(
            "few.png",
            "-f lavfi -i color=white:s=40x20:d=1,split[a][b];[a]palettegen[p];[b][p]paletteuse"
                + " -frames:v 1");
    assertClose(picture(few, "poster-jpeg"), 20, 10, List.of(255, 255, 255));
    BufferedImage dark = new BufferedImage(40, 20, BufferedImage.TYPE_BYTE_GRAY);
    dark.getRaster().setSamples(0, 0, 40, 20, 0, IntStream.generate(() -> 64).limit(800).toArray());
    Path gray = sampleFolder.resolve("dark.jpg");
    ImageIO.write(dark, "jpg", gray.toFile());
    assertClose(picture(gray, "poster-png"), 20, 10, List.of(64, 64, 64));
  }

  @Test
  void aVideoBehindThePictureIsLeftAlone() throws InterruptedException, IOException {
    Path photo = stills.make("fields.jpg", StillSources.FIELDS);
    byte[] both = Files.readAllBytes(photo);
    byte[] video = Files.readAllBytes(samples.mp4());
    byte[] all = Arrays.copyOf(both, both.length + video.length);
    System.arraycopy(video, 0, all, both.length, video.length);
    Path moving = Files.write(photo.resolveSibling("moving.jpg"), all);
    assertFields(picture(moving, "poster-png"), FIELDS);
  }

  @Test
  void theNameOfAFileSaysNothing() throws InterruptedException, IOException {
    Path png = stills.make("fields.png", StillSources.FIELDS);
    Path renamed = Files.copy(png, png.resolveSibling("fields-renamed.webp"));
    assertFields(picture(renamed, "poster-png"), FIELDS);
  }

  @Test
  void aFileThatIsFarLargerThanAnyPictureIsNotEvenRead() throws IOException {
    Path file = stills.make("large.jpg", StillSources.FIELDS);
    try (RandomAccessFile hole = new RandomAccessFile(file.toFile(), "rw")) {
      hole.setLength(DataSize.ofMegabytes(513).toBytes());
    }
    assertThatExceptionOfType(MediaTooLargeException.class)
        .isThrownBy(() -> SourcePicture.of(file))
        .withMessage("The picture is larger than we take.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cut.jpg", "cut.png", "cut.webp", "cut.avif"})
  void aPictureThatIsCutOffIsDamaged(String name) throws IOException {
    Path whole = stills.make(name, StillSources.FIELDS);
    byte[] bytes = Files.readAllBytes(whole);
    for (int size : new int[] {bytes.length - 3, bytes.length / 2, 20}) {
      Path cut = Files.write(whole.resolveSibling(size + name), Arrays.copyOf(bytes, size));
      assertThatExceptionOfType(DamagedMediaException.class)
          .as(name + " of " + size + " bytes")
          .isThrownBy(() -> studio.encode(cut, "poster-png"))
          .withMessageContaining("ends early");
    }
  }

  /** As after a transfer that lost bytes in between: it reaches its end. */
  @ParameterizedTest
  @ValueSource(strings = {"lost.jpg", "lost.png"})
  void aPictureThatLacksPixelsIsDamaged(String name) throws IOException {
    Path whole = stills.make(name, "-f lavfi -i testsrc2=s=640x480,noise=alls=20 -frames:v 1");
    byte[] bytes = Files.readAllBytes(whole);
    int from = bytes.length / 2;
    byte[] less = Arrays.copyOf(bytes, bytes.length - from / 2);
    System.arraycopy(bytes, from + from / 2, less, from, less.length - from);
    Path lost = Files.write(whole.resolveSibling("short-" + name), less);
    assertThatExceptionOfType(DamagedMediaException.class)
        .isThrownBy(() -> studio.encode(lost, "poster-png"));
  }

  @ParameterizedTest
  @CsvSource({"noise.jpg, FFD8FFE0", "noise.png, 89504E470D0A1A0A0000000D49484452"})
  void whatOnlyBeginsLikeAPictureIsDamaged(String name, String start) throws IOException {
    byte[] text =
        "There is no picture in this file. ".repeat(100).getBytes(StandardCharsets.US_ASCII);
    byte[] head = HexFormat.of().parseHex(start);
    byte[] all = Arrays.copyOf(head, head.length + text.length);
    System.arraycopy(text, 0, all, head.length, text.length);
    Path file = Files.write(sampleFolder.resolve(name), all);
    assertThatExceptionOfType(DamagedMediaException.class)
        .isThrownBy(() -> studio.encode(file, "poster-jpeg"));
  }

  @Test
  void textThatIsNamedAsAPictureIsNoMedia() {
    assertThatExceptionOfType(NotMediaException.class)
        .isThrownBy(
            () -> studio.encode(samples.text("letter.jpg", "Dear Bob\n".repeat(99)), "poster-png"));
  }

  @Test
  void aPictureThatWouldTakeGigabytesIsTooLarge() {
    Path huge = samples.make("huge.png", "-f lavfi -i color=s=8192x8192 -frames:v 1");
    assertThatExceptionOfType(MediaTooLargeException.class)
        .isThrownBy(() -> studio.encode(huge, "poster-jpeg"))
        .withMessage("The picture is larger than we take.");
  }

  @Test
  void aPictureHasNoSecondSecond() {
    Path still = stills.make("fields.png", StillSources.FIELDS);
    assertThatExceptionOfType(UnsuitableOptionException.class)
        .isThrownBy(() -> picture(still, request("poster-png", Map.of("trimStart", 1))));
  }

  @Test
  void onlyTheDemuxerAndTheDecoderOfItsKindMayBeOpened() throws InterruptedException {
    Path still = stills.make("fields.png", StillSources.FIELDS);
    assertThat(studio.plan(still, request("poster-png", Map.of())).inputOptions())
        .containsSubsequence(
            "-f", "png_pipe", "-format_whitelist", "png_pipe", "-codec_whitelist", "png");
  }

  @Test
  void thePlanSaysWhy() throws InterruptedException, IOException {
    Path held =
        StillSources.oriented(
            stills.make("wide.png", "-f lavfi -i testsrc2=s=2400x1200 -frames:v 1"), 6);
    assertThat(
            studio
                .plan(held, request("poster-jpeg", Map.of()))
                .main()
                .streams()
                .getFirst()
                .reason())
        .isEqualTo(
            "encoded to JPEG: it is PNG, 1200 × 2400 becomes 960 × 1920, it is turned upright");
  }

  private BufferedImage picture(Path source, String format)
      throws InterruptedException, IOException {
    return picture(source, request(format, Map.of()));
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

  static void assertFields(BufferedImage made, List<List<Integer>> right) {
    for (int field = 0; field < right.size(); field++) {
      int x = (2 * field + 1) * made.getWidth() / 12;
      assertClose(made, x, made.getHeight() / 2, right.get(field));
    }
  }

  static void assertClose(BufferedImage made, int x, int y, List<Integer> right) {
    List<Integer> shown = pixel(made, x, y);
    double error =
        IntStream.range(0, 3)
            .mapToDouble(i -> Math.abs(shown.get(i) - right.get(i)))
            .average()
            .orElseThrow();
    assertThat(error).as(shown + " for " + right).isLessThanOrEqualTo(MEAN_ERROR);
  }

  private static List<Integer> pixel(BufferedImage image, int x, int y) {
    int rgb = image.getRGB(x, y);
    return List.of(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255);
  }

  /** Clockwise from the top left. */
  static String corners(BufferedImage image) {
    int right = image.getWidth() - 8;
    int bottom = image.getHeight() - 8;
    return corner(image, 8, 8)
        + corner(image, right, 8)
        + corner(image, right, bottom)
        + corner(image, 8, bottom);
  }

  private static String corner(BufferedImage image, int x, int y) {
    List<Integer> color = pixel(image, x, y);
    int brightest = IntStream.range(0, 3).filter(i -> color.get(i) > 200).sum();
    boolean white = color.stream().allMatch(part -> part > 200);
    return white ? "W" : String.valueOf(CORNERS.charAt(brightest));
  }
}
