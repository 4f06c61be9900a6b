package org.mediatranscoder.transcoding.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediatranscoder.model.job.TranscodeRequest;
import org.mediatranscoder.testsupport.Programs;
import org.mediatranscoder.transcoding.BrowserImage;
import org.mediatranscoder.transcoding.HeifSources;
import org.mediatranscoder.transcoding.StillSources;
import org.mediatranscoder.transcoding.cage.CageForTests;
import org.mediatranscoder.transcoding.cage.Ffmpeg;
import org.mediatranscoder.transcoding.cage.FfmpegAbilities;
import org.mediatranscoder.transcoding.failure.DamagedMediaException;
import org.mediatranscoder.transcoding.failure.MediaTooLargeException;
import org.mediatranscoder.transcoding.failure.NotMediaException;
import org.mediatranscoder.transcoding.probe.Prober;

/** Photos of telephones as pictures of another kind, and AVIF that is put together like them. */
class HeicTest extends StudioTest {

  private static final String MUTED =
      "-f lavfi -i nullsrc=s=600x60:r=1:d=1,format=gbrp,geq="
          + "r='40+30*floor(X/100)':g='190-25*floor(X/100)':b='60+20*floor(X/100)' -frames:v 1";

  private static final String EVEN_FIELDS = StillSources.FIELDS.replace("601x405", "600x404");

  private HeifSources heif;

  @BeforeEach
  void makeSources() {
    heif = new HeifSources(samples);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tiles.heic", "tiles.avif"})
  void tilesBecomeOnePicture(String name) throws InterruptedException, IOException {
    assumeItIsRead();
    Path tiles = heif.grid(name, StillSources.FIELDS, 601, 405);
    for (String format : List.of("poster-png", "poster-jpeg")) {
      BufferedImage made = picture(tiles, format);
      assertThat(List.of(made.getWidth(), made.getHeight())).isEqualTo(List.of(601, 405));
      StillTest.assertFields(made, StillTest.FIELDS);
    }
  }

  /** As large as those of telephones, in more tiles: each has a decoder in the cage. */
  @Test
  void twelveMillionPixelsOf192TilesFitIntoTheCage() throws InterruptedException, IOException {
    assumeItIsRead();
    String large =
        StillSources.FIELDS.replace(" -frames:v", ",scale=4032:3024:flags=neighbor -frames:v");
    BufferedImage made = picture(heif.grid("large.heic", large, 4032, 3024), "poster-jpeg");
    assertThat(List.of(made.getWidth(), made.getHeight())).isEqualTo(List.of(1920, 1440));
    StillTest.assertFields(made, StillTest.FIELDS);
  }

  /** Of another program than the one that makes all others here. */
  @Test
  void oneOfLibheifIsReadToo() throws InterruptedException, IOException {
    assumeItIsRead();
    String program = Programs.find("heif-enc").map(Path::toString).orElse("");
    assumeFalse(program.isEmpty(), "heif-enc is here");
    Path fields = new StillSources(samples).make("even.png", EVEN_FIELDS);
    Path photo = fields.resolveSibling("libheif.heic");
    Process made =
        new ProcessBuilder(
                program, "-q", "95", "-t", "64", "-o", photo.toString(), fields.toString())
            .redirectErrorStream(true)
            .start();
    assertThat(new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).isEmpty();
    assertThat(made.waitFor()).isZero();
    StillTest.assertFields(picture(photo, "poster-png"), StillTest.FIELDS);
  }

  /** Each tile differs from the next, so that none can be in the place of another. */
  @Test
  void eachTileIsInItsPlace() throws InterruptedException, IOException {
    assumeItIsRead();
    String ramps =
        "-f lavfi -i nullsrc=s=700x300:r=1:d=1,format=gbrp,geq=r='X/3':g='255-X/3':b='Y/2'"
            + " -frames:v 1";
    BufferedImage made = picture(heif.grid("ramps.heic", ramps, 700, 300), "poster-png");
    for (int x = 10; x < 700; x += 40) {
      for (int y = 10; y < 300; y += 40) {
        StillTest.assertClose(made, x, y, List.of(x / 3, 255 - x / 3, y / 2));
      }
    }
  }

  /** ISO/IEC 23008-12, 6.5.10: anticlockwise. */
  @ParameterizedTest
  @CsvSource({"0, RGWB", "1, GWBR", "2, WBRG", "3, BRGW"})
  void itIsUpright(int quarters, String corners) throws InterruptedException, IOException {
    assumeItIsRead();
    byte[] turned = HeifSources.turned(quarters);
    String large = StillSources.CORNERS.replace("160x96", "320x192").replace("80", "160");
    Path tiles = heif.grid("t.heic", large.replace("48", "96"), 320, 192, turned);
    assertThat(StillTest.corners(picture(tiles, "poster-png"))).isEqualTo(corners);
    Path single = heif.single("s.heic", StillSources.CORNERS, 160, 96, turned);
    BufferedImage made = picture(single, "poster-png");
    assertThat(StillTest.corners(made)).isEqualTo(corners);
    assertThat(made.getWidth()).isEqualTo(quarters % 2 == 0 ? 160 : 96);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cropped.heic", "cropped.avif"})
  void onlyWhatIsToBeSeenIsShown(String name) throws InterruptedException, IOException {
    assumeItIsRead();
    byte[] part = HeifSources.cropped(602, 406, 101, 11, 299, 101);
    String source = StillSources.FIELDS.replace("601x405", "602x406");
    Path file = heif.single(name, source, 602, 406, part, HeifSources.turned(3));
    BufferedImage made = picture(file, "poster-png");
    assertThat(List.of(made.getWidth(), made.getHeight())).isEqualTo(List.of(101, 299));
    StillTest.assertClose(made, 50, 50, List.of(0, 255, 0));
    StillTest.assertClose(made, 50, 150, List.of(0, 0, 255));
    StillTest.assertClose(made, 50, 250, List.of(0, 0, 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"glass.heic", "glass.avif"})
  void whatIsTransparentStaysSo(String name) throws InterruptedException, IOException {
    assumeItIsRead();
    Path glass = heif.transparent(name, 256, 128);
    BufferedImage kept = picture(glass, "poster-png");
    assertThat(kept.getRGB(20, 60) >>> 24).isLessThan(3);
    assertThat(kept.getRGB(230, 60) >>> 24).isGreaterThan(252);
    BufferedImage onWhite = picture(glass, "poster-jpeg");
    StillTest.assertClose(onWhite, 20, 60, List.of(255, 255, 255));
    StillTest.assertClose(onWhite, 230, 60, List.of(255, 0, 0));
  }

  /** As telephones write it: a profile of the whole, or numbers. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void coloursOfDisplayP3BecomeSrgb(boolean numbers) throws InterruptedException, IOException {
    assumeItIsRead();
    byte[] icc = StillSources.displayP3();
    Path png = new StillSources(samples).make("muted.png", MUTED);
    List<List<Integer>> right =
        BrowserImage.shown(StillSources.profiled(png, icc)).frames().getFirst().fields();
    assertThat(right).isNotEqualTo(BrowserImage.shown(png).frames().getFirst().fields());
    byte[] color = numbers ? HeifSources.colors(12, 13) : HeifSources.profile(icc);
    Path tiles = heif.grid("p3-" + numbers + ".heic", MUTED, 600, 60, color);
    StillTest.assertFields(picture(tiles, "poster-png"), right);
  }

  @Test
  void thePlanSaysWhatItIs() throws InterruptedException, IOException {
    assumeItIsRead();
    Path tiles = heif.grid("tiles.heic", StillSources.FIELDS, 601, 405);
    var plan = studio.plan(tiles, request("poster-jpeg"));
    assertThat(plan.main().streams().getFirst().reason()).isEqualTo("encoded to JPEG: it is HEIC");
    assertThat(plan.inputOptions())
        .containsSubsequence("-f", "mov", "-format_whitelist", "-codec_whitelist", "hevc");
    assertThatExceptionOfType(NotMediaException.class)
        .isThrownBy(() -> studio.plan(tiles, request("mp4-480p")))
        .withMessageStartingWith("This is a picture (HEIC), and ");
  }

  /** Known before any program runs: there is none here. */
  @ParameterizedTest
  @ValueSource(strings = {"tiles.heic", "tiles.avif", "one.heic"})
  void anOlderFfmpegReadsNone(String name) throws IOException {
    Path file =
        name.startsWith("one")
            ? heif.single(name, StillSources.CORNERS, 160, 96)
            : heif.grid(name, StillSources.FIELDS, 601, 405);
    Path none = Path.of("/bin/false");
    FfmpegAbilities old = new FfmpegAbilities(Set.of(), Set.of(), false);
    Prober prober = new Prober(new Ffmpeg(none, none, "5.1"), CageForTests.cage(), old);
    Files.copy(file, directory.resolve("source"));
    assertThatExceptionOfType(NotMediaException.class)
        .isThrownBy(() -> prober.probe(directory, "source"))
        .withMessageMatching(
            "This is a picture \\((HEIC|AVIF)\\) that FFmpeg 7.1 or later reads, and this server has"
                + " an older one.");
  }

  @Test
  void aCutOneIsDamaged() throws IOException {
    Path whole = heif.grid("whole.heic", StillSources.FIELDS, 601, 405);
    byte[] bytes = Files.readAllBytes(whole);
    for (int size : new int[] {bytes.length - 3, bytes.length / 2, 100, 20}) {
      Path cut = Files.write(whole.resolveSibling(size + ".heic"), Arrays.copyOf(bytes, size));
      assertThatExceptionOfType(DamagedMediaException.class)
          .as(size + " bytes")
          .isThrownBy(() -> studio.encode(cut, "poster-png"))
          .withMessageContaining("ends early");
    }
  }

  @Test
  void oneWithATileThatCannotBeDecodedIsDamaged() throws IOException {
    assumeItIsRead();
    Path whole = heif.grid("lost.heic", StillSources.FIELDS, 601, 405);
    byte[] bytes = Files.readAllBytes(whole);
    int data = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("mdat") + 4;
    int third = (bytes.length - data) / 3;
    Arrays.fill(bytes, data + third, data + 2 * third, (byte) 0x55);
    Path lost = Files.write(whole.resolveSibling("hole.heic"), bytes);
    assertThatExceptionOfType(DamagedMediaException.class)
        .isThrownBy(() -> studio.encode(lost, "poster-png"));
  }

  /** Their canvas would be many times as large as what it says that it shows. */
  @Test
  void tilesOfAnotherSizeThanSaidAreRefused() throws IOException {
    assumeItIsRead();
    Path whole = heif.grid("liar.heic", StillSources.FIELDS, 601, 405);
    Path less = withSize(whole, 256, 256, 250, 250);
    assertThatExceptionOfType(DamagedMediaException.class)
        .isThrownBy(() -> studio.encode(less, "poster-png"));
    Path more = withSize(whole, 601, 405, 60_000, 60_000);
    assertThatExceptionOfType(NotMediaException.class)
        .isThrownBy(() -> studio.encode(more, "poster-png"))
        .withMessage("This is a picture (HEIC) that we cannot read.");
  }

  @Test
  void oneThatWouldTakeGigabytesIsTooLarge() throws IOException {
    assumeItIsRead();
    Path small = heif.grid("huge.heic", StillSources.FIELDS, 601, 405);
    Path huge = withSize(withSize(small, 256, 256, 20_000, 20_000), 601, 405, 60_000, 40_000);
    assertThatExceptionOfType(MediaTooLargeException.class)
        .isThrownBy(() -> studio.encode(huge, "poster-jpeg"))
        .withMessage("The picture is larger than we take.");
  }

  private static Path withSize(Path file, int width, int height, int otherWidth, int otherHeight)
      throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    String size = "ispe\0\0\0\0" + text(width) + text(height);
    int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(size);
    ByteBuffer.wrap(bytes).putInt(at + 8, otherWidth).putInt(at + 12, otherHeight);
    return Files.write(file.resolveSibling(otherWidth + "-" + file.getFileName()), bytes);
  }

  private static String text(int number) {
    byte[] bytes = ByteBuffer.allocate(4).putInt(number).array();
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static void assumeItIsRead() {
    assumeTrue(CageForTests.abilities().heif(), "this FFmpeg reads HEIC");
  }

  private BufferedImage picture(Path source, String format)
      throws InterruptedException, IOException {
    studio.encode(source, request(format), progress -> {});
    return Objects.requireNonNull(
        ImageIO.read(studio.outputFile(format).toFile()), "the JDK reads it");
  }

  private static TranscodeRequest request(String format) {
    return new TranscodeRequest(format, "ada@example.test", Map.of());
  }
}
