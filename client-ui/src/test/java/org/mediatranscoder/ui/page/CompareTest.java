package org.mediatranscoder.ui.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ForcedColors;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediatranscoder.ui.PageTest;

/** One frame of the original, which this device has, beside that of the result. */
class CompareTest extends PageTest {

  private static final String RED = "color=c=red:s=320x180:r=25:d=2";
  private static final String BLUE = "color=c=blue:s=320x180:r=25:d=2";

  /** Each frame is a little lighter than the one before. */
  private static final String LIGHTER =
      "color=c=black:s=%s:r=25:d=2,format=yuv420p,geq=lum=16+4*N:cb=128:cr=128";

  /** What one frame adds, as the screen shows it. */
  private static final double FRAME = 4 * 255 / 219.0;

  @TempDir Path folder;
  private @Nullable FileServerStub server;

  @BeforeEach
  void atADesk() {
    GATEWAY.answer("GET /formats", 200, FormatsJson.FORMATS);
    page.setViewportSize(1180, 900);
  }

  @AfterEach
  void stopServer() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void aLineIsMovedBetweenTheOriginalAndTheResultByKeys() throws Exception {
    convert(make("red.mp4", RED), make("blue.mp4", BLUE), JobJson.ready("u1"));
    openComparison();

    assertColours('r', 'b');
    assertThat(part("compare-split"))
        .hasAttribute("aria-valuetext", "50 % of the width shows the original");
    part("compare-split").focus();
    page.keyboard().press("End");
    assertColours('r', 'r');
    assertThat(part("compare-split"))
        .hasAttribute("aria-valuetext", "100 % of the width shows the original");
    page.keyboard().press("Home");
    assertColours('b', 'b');
  }

  @Test
  void theLineFollowsAMouseOverThePicture() throws Exception {
    convert(make("red.mp4", RED), make("blue.mp4", BLUE), JobJson.ready("u1"));
    openComparison();
    part("compare-stage").scrollIntoViewIfNeeded();
    BoundingBox stage = part("compare-stage").boundingBox();
    double middle = stage.y + stage.height / 2;

    page.mouse().move(stage.x + stage.width / 2, middle);
    page.mouse().down();
    page.mouse().move(stage.x + stage.width / 16, middle);
    page.mouse().up();

    assertColours('b', 'b');
    assertThat(Double.parseDouble(part("compare-split").inputValue())).isCloseTo(6.25, within(1.0));
  }

  /** Of other sizes and other containers, whose times are rounded differently. */
  @Test
  void bothShowTheSameFrameAlsoOfATrimmedVideo() throws Exception {
    Path original = make("light.mkv", LIGHTER.formatted("320x180"));
    Path result = make("cut.mp4", LIGHTER.formatted("160x90") + ",trim=0.4,setpts=PTS-STARTPTS");
    convert(
        original,
        result,
        JobJson.ready("u1").with("options", "{\"trimStart\":0.4}").with("outputs", output(1.6)));
    openComparison();

    for (int frame : new int[] {0, 1, 7, 20, 38}) {
      part("compare-moment")
          .fill(String.format(Locale.ROOT, "%.2f", frame * 0.04).replaceAll("\\.?0+$", ""));
      shown();

      int light = (int) Math.round((10 + frame) * FRAME);
      page.waitForCondition(() -> isAsLight(light, 1) && isAsLight(light, 7));
    }
  }

  @Test
  void itBeginsWhereTheResultDiffersMost() throws Exception {
    String quality =
        ",\"quality\":{\"ssim\":0.98,\"worstSsim\":0.91,\"worstAtSeconds\":0.4,\"frames\":25}}]";
    convert(
        make("red.mp4", RED),
        make("blue.mp4", BLUE),
        JobJson.ready("u1").with("outputs", output(2).replace("}]", quality)));
    openComparison();

    assertThat(part("compare-moment")).hasValue("0.4");
    assertThat(part("compare-moment")).hasAttribute("aria-valuetext", "0:00.40");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"options\":{\"rotate\":\"90\"}",
        "\"options\":{\"cropTop\":8}",
        "\"options\":{\"trimMode\":\"keyframes\",\"trimStart\":1}",
        "\"outputs\":[{\"fileName\":\"a.mp3\",\"contentType\":\"audio/mpeg\",\"sizeBytes\":9,\"durationSeconds\":2}]",
        "\"outputs\":[{\"fileName\":\"a.gif\",\"contentType\":\"image/gif\",\"sizeBytes\":9,\"durationSeconds\":2}]",
        "\"outputs\":[{\"role\":\"main\",\"fileName\":\"a.zip\",\"contentType\":\"application/zip\",\"sizeBytes\":9},"
            + "{\"role\":\"playlist\",\"fileName\":\"a.m3u8\",\"contentType\":\"video/mp4\",\"sizeBytes\":9}]"
      })
  void whatCannotBeComparedOffersNone(String member) {
    String[] pair = member.split(":", 2);
    list(JobJson.ready("j1").with(pair[0].replace("\"", ""), pair[1]));

    assertThat(part("receipt")).isVisible();
    assertThat(part("compare")).hasCount(0);
  }

  @Test
  void anOptionAtItsDefaultChangesNothing() {
    list(JobJson.ready("j1").with("options", "{\"rotate\":\"0\",\"cropTop\":0}"));

    assertThat(part("compare")).isVisible();
  }

  /** So it needs neither the original that is stored with us, nor this visit. */
  @Test
  void afterAReloadTheOriginalIsChosenAndNotSentAgain() throws Exception {
    Path red = make("red.mp4", RED);
    serve(make("blue.mp4", BLUE));
    list(JobJson.ready("j1").with("sizeBytes", String.valueOf(Files.size(red))));
    part("compare").locator("summary").click();

    choose(new FilePayload("other.mp4", "video/mp4", new byte[9]));
    assertThat(part("compare-fault")).containsText("“other.mp4” is another file");
    choose(new FilePayload("red.mp4", "video/mp4", Files.readAllBytes(red)));

    shown();
    assertThat(part("compare-split")).isFocused();
    assertColours('r', 'b');
    assertThat(GATEWAY.requests())
        .noneMatch(request -> request.contains("/files") || request.startsWith("POST"));
  }

  @Test
  void anOriginalThatIsGoneFromTheDiskIsAskedFor() throws Exception {
    Path red = make("red.mp4", RED);
    convert(
        red,
        make("blue.mp4", BLUE),
        JobJson.ready("u1").with("sizeBytes", String.valueOf(Files.size(red))));
    byte[] bytes = Files.readAllBytes(red);
    Files.delete(red);

    part("compare").locator("summary").click();

    assertThat(part("compare-fault")).containsText("no longer readable");
    choose(new FilePayload("red.mp4", "video/mp4", bytes));
    shown();
    assertColours('r', 'b');
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a.avi -c:v mpeg4", "a.mpg -c:v mpeg2video", "a.mp4 -c:v libx265 -tag:v hvc1"})
  void anOriginalThatTheBrowserCannotShowIsNoEmptyBox(String made) throws Exception {
    String[] parts = made.split(" ", 2);
    Path original = make(parts[0], RED, parts[1].split(" ", -1));
    convert(original, make("blue.mp4", BLUE), JobJson.ready("u1"));

    part("compare").locator("summary").click();

    assertThat(part("compare-fault")).containsText("This browser cannot show the original");
    assertThat(part("compare-stage")).isHidden();
    assertThat(part("compare-moment")).isHidden();
  }

  @Test
  void aResultThatCannotBeLoadedSaysSo() throws Exception {
    convert(make("red.mp4", RED), make("blue.mp4", BLUE), JobJson.ready("u1"));
    GATEWAY.answer("GET /jobs/u1/download", 200, "{\"url\":\"http://files.test:9000/gone\"}");

    part("compare").locator("summary").click();

    assertThat(part("compare-fault")).containsText("This browser cannot show the result");
    assertThat(part("compare-stage")).isHidden();
  }

  /** The address of the result lives minutes. */
  @Test
  void anAddressThatDiedIsAskedForAgain() throws Exception {
    convert(make("red.mp4", RED), make("blue.mp4", BLUE), JobJson.ready("u1"));
    openComparison();
    long asked = downloads();

    video("result").evaluate("player => player.dispatchEvent(new Event('error'))");
    page.waitForCondition(() -> downloads() > asked);
    shown();

    assertThat(downloads()).isEqualTo(asked + 1);
    assertThat(part("compare-fault")).isHidden();
  }

  @Test
  void closedAgainItLeavesNothingBehind() throws Exception {
    convert(make("red.mp4", RED), make("blue.mp4", BLUE), JobJson.ready("u1"));
    openComparison();

    part("compare").locator("summary").click();

    assertThat(part("compare").locator("video")).hasCount(0);
  }

  @Test
  void theLineIsSeenInForcedColours() throws Exception {
    convert(make("red.mp4", RED), make("red-2.mp4", RED), JobJson.ready("u1"));
    page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
    openComparison();

    BufferedImage shot = shot();

    int row = shot.getHeight() / 8;
    int middle = shot.getWidth() / 2;
    assertThat(IntStream.range(middle - 3, middle + 3).mapToObj(x -> colour(shot.getRGB(x, row))))
        .as("the line between red and red")
        .contains('?');
    assertThat(colour(shot.getRGB(middle - 20, row))).isEqualTo('r');
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de"})
  void itIsFitForEverybodyOnASmallTelephone(String language) throws Exception {
    page.setExtraHTTPHeaders(Map.of("Accept-Language", language));
    page.setViewportSize(320, 640);
    convert(make("red.mp4", RED), make("blue.mp4", BLUE), JobJson.ready("u1"));
    openComparison();
    assertFit(language + "-shown");

    part("compare").locator("summary").click();
    page.reload();
    details();
    part("compare").locator("summary").click();
    assertThat(part("compare-pick")).isVisible();
    assertFit(language + "-choose");
  }

  private void assertFit(String state) {
    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(320);
    for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      assertThat(new AxeBuilder(page).analyze().getViolations())
          .extracting(rule -> rule.getId() + " " + rule.getNodes())
          .as(scheme.name())
          .isEmpty();
      part("compare").scrollIntoViewIfNeeded();
      Path shot = Path.of("target", "compare-%s-%s.png".formatted(state, scheme));
      page.screenshot(new Page.ScreenshotOptions().setPath(shot));
    }
  }

  /** Sends the original and lets it become this. */
  private void convert(Path original, Path result, JobJson ended) throws IOException {
    serve(result);
    open("/");
    assertThat(part("format-name")).hasText("MP4 720p");
    part("file-input").setInputFiles(original);
    part("upload-button").click();
    assertThat(part("file-row")).hasAttribute("data-state", "PENDING");
    GATEWAY.answer("GET /jobs", 200, JobJson.list(ended));
    GATEWAY.answer("GET /status/u1", 200, ended.toString());
    assertThat(part("file-row")).hasAttribute("data-state", "COMPLETED");
    details();
  }

  /** A job of another visit. */
  private void list(JobJson job) {
    GATEWAY.answer("GET /jobs", 200, JobJson.list(job));
    GATEWAY.answer("GET /status/j1", 200, job.toString());
    open("/");
    details();
  }

  /** Only what answers with parts of a file can be sought in. */
  private void serve(Path result) throws IOException {
    FileServerStub started = new FileServerStub(result);
    server = started;
    for (String id : new String[] {"u1", "j1"}) {
      GATEWAY.answer(
          "GET /jobs/" + id + "/download", 200, "{\"url\":\"http://files.test:9000/result\"}");
    }
    page.route(
        "http://files.test:9000/gone",
        route -> route.fulfill(new Route.FulfillOptions().setStatus(404)));
    page.route(
        "http://files.test:9000/result",
        route -> route.resume(new Route.ResumeOptions().setUrl(started.url())));
  }

  private void details() {
    part("file-menu").click();
    part("menu-details").click();
  }

  private void openComparison() {
    part("compare").locator("summary").click();
    shown();
  }

  private void shown() {
    assertThat(page.locator(".compare-both")).hasAttribute("data-state", "shown");
    for (String which : new String[] {"original", "result"}) {
      assertThat(video(which)).hasJSProperty("seeking", false);
      page.waitForCondition(() -> (int) video(which).evaluate("player => player.readyState") >= 2);
    }
    assertThat(part("compare-fault")).isHidden();
  }

  private void choose(FilePayload file) {
    page.evaluate("delete window.showOpenFilePicker"); // Playwright answers the other chooser only.
    FileChooser chooser = page.waitForFileChooser(() -> part("compare-pick").click());
    chooser.setFiles(file);
  }

  private Locator video(String which) {
    return page.locator(".compare-%s video".formatted(which));
  }

  private static long downloads() {
    return GATEWAY.requests().stream().filter(it -> it.startsWith("GET /jobs/u1/download")).count();
  }

  private static String output(double seconds) {
    return """
        [{"fileName":"a.mp4","contentType":"video/mp4","sizeBytes":4,"durationSeconds":%s,"width":320,"height":180}]"""
        .formatted(seconds);
  }

  private void assertColours(char left, char right) throws IOException {
    BufferedImage shot = shot();
    int middle = shot.getHeight() / 2;
    assertThat(colour(shot.getRGB(shot.getWidth() / 8, middle))).as("left").isEqualTo(left);
    assertThat(colour(shot.getRGB(shot.getWidth() * 7 / 8, middle))).as("right").isEqualTo(right);
  }

  private BufferedImage shot() throws IOException {
    page.waitForTimeout(100); // A frame that was decoded is drawn a little later.
    return ImageIO.read(new ByteArrayInputStream(part("compare-stage").screenshot()));
  }

  /**
   * Whether the picture is as light there, at so many eighths of its width: half a frame more or
   * less.
   */
  private boolean isAsLight(int light, int eighths) {
    try {
      BufferedImage shot = shot();
      int there = shot.getRGB(shot.getWidth() * eighths / 8, shot.getHeight() / 2) >> 8 & 0xff;
      return Math.abs(there - light) < FRAME / 2;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static char colour(int rgb) {
    int red = rgb >> 16 & 0xff;
    int blue = rgb & 0xff;
    return red > 150 && blue < 100 ? 'r' : blue > 150 && red < 100 ? 'b' : '?';
  }

  private Path make(String name, String picture, String... codec)
      throws IOException, InterruptedException {
    Path file = folder.resolve(name);
    List<String> command =
        new ArrayList<>(List.of("ffmpeg", "-v", "error", "-f", "lavfi", "-i", picture));
    List<String> h264 = List.of("-c:v", "libx264", "-preset", "ultrafast", "-crf", "12");
    boolean other = List.of(codec).contains("-c:v");
    command.addAll(other ? List.of() : h264);
    command.addAll(List.of("-pix_fmt", "yuv420p"));
    command.addAll(List.of(codec));
    command.add(file.toString());
    run(command);
    return file;
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
  }
}
