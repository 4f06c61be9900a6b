package org.mediatranscoder.ui.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.mediatranscoder.testsupport.Chromium;
import org.mediatranscoder.ui.ClientUiTest;

/**
 * Makes the pictures of the page in docs/images anew, of which one is in README.md:
 *
 * <pre>
 * mvn -pl client-ui -am verify -Dtest=PagePicturesTest -Dsurefire.failIfNoSpecifiedTests=false \
 *   -Dpictures=$PWD/docs/images</pre>
 */
@EnabledIfSystemProperty(named = "pictures", matches = ".+")
class PagePicturesTest extends ClientUiTest {

  private static final JobJson INTERVIEW =
      JobJson.ready("j5")
          .named("Interview with Marta.wav")
          .text("format", "mp3")
          .with("sizeBytes", "182000000")
          .with(
              "outputs",
              """
              [{"fileName":"Interview with Marta.mp3","contentType":"audio/mpeg",
                "sizeBytes":16550000,"durationSeconds":1032.0,"width":null,"height":null}]""");

  private static final String PLAN =
      """
      {"source":{"container":"matroska,webm","durationSeconds":94.0,"streams":[
        {"index":0,"kind":"video","codec":"h264","description":"1920 × 1080, 25 frames a second, 8 bit","used":true},
        {"index":1,"kind":"audio","codec":"aac","description":"2 channels, 48000 Hz","used":true},
        {"index":2,"kind":"subtitle","codec":"subrip","description":"not decoded here","used":false}]},
       "outputs":[{"role":"main","container":"mp4","streams":[
        {"stream":0,"copied":false,"reason":"encoded to H.264: 1920 × 1080 becomes 1280 × 720"},
        {"stream":1,"copied":true,"reason":"copied: already AAC, 2 channels, 48000 Hz"}]}],
       "command":"ffmpeg -nostdin -i source -map 0:0 -map 0:1 -vf scale=1280:720 -c:v libx264 -crf 22 -c:a copy main.mp4"}""";

  private static final String PERSON =
      """
      {"accountId":"3f0c2b8e-51d7-4a60-9c1e-7d2f64b9a0e5","email":"ada@example.test",
       "displayName":"Ada Lovelace","createdAt":"2026-11-01T10:00:00Z","roles":[],
       "identities":[{"provider":"google","linkedAt":"2026-11-01T10:00:00Z"}]}""";

  private static final String TOKENS =
      """
      {"tokens":[{"id":"t1","name":"Nightly import","scopes":["jobs:read","jobs:write"],
        "createdAt":"2026-11-01T10:00:00Z","lastUsedAt":"2026-11-30T02:00:00Z",
        "expiresAt":"2027-01-30T10:00:00Z"}]}""";

  private static final String WEBHOOKS =
      """
      {"webhooks":[{"id":"4c7b1a52-6c4e-4a3e-9d8f-0b6f5a2e1c3d","url":"https://cms.example.com/hooks","everyJob":true,
        "createdAt":"2026-11-01T10:00:00Z","oldSecretUntil":null,"offSince":null}]}""";

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init") // Before the first picture.
  private FileServerStub small;

  @Test
  void thePageInItsStates() throws Exception {
    Path clip = clip();
    shrink(clip);
    try (FileServerStub result = new FileServerStub(folder.resolve("small.mp4"))) {
      small = result;
      shootAll(clip);
    }
  }

  private void shootAll(Path clip) {
    answer();
    Browser.NewContextOptions desk = options().setViewportSize(1180, 860);
    shoot(desk, "ui", clip, this::chooseFile);
    shoot(desk, "ui-receipt", clip, page -> page.getByTestId("file-details").nth(2).click());
    shoot(desk, "ui-code", clip, PagePicturesTest::openCode);
    shoot(desk, "ui-compare", clip, this::compare);
    shoot(desk, "ui-convert-again", clip, PagePicturesTest::openConvertAgain);
    shoot(desk, "ui-delete", clip, PagePicturesTest::openDelete);
    shoot(desk, "ui-formats", clip, page -> page.getByTestId("format-toggle").click());
    shoot(
        options().setViewportSize(1180, 860).setColorScheme(ColorScheme.DARK),
        "ui-dark",
        clip,
        this::chooseFile);
    Browser.NewContextOptions phone =
        options().setViewportSize(390, 844).setHasTouch(true).setIsMobile(true);
    shoot(phone, "ui-phone", clip, this::chooseFile);
    shoot(phone.setColorScheme(ColorScheme.DARK), "ui-compare-phone", clip, this::compare);
    shoot(options().setViewportSize(1180, 860).setLocale("de-DE"), "ui-german", clip, page -> {});
    shootLanding(options().setViewportSize(1180, 860), "ui-landing");
    shootLanding(phone, "ui-landing-phone");
    GATEWAY.answer("GET /me", 200, PERSON);
    GATEWAY.answer("GET /tokens", 200, TOKENS);
    GATEWAY.answer("GET /webhooks", 200, WEBHOOKS);
    shoot(desk, "ui-account", clip, PagePicturesTest::openAccount);
    GATEWAY.answer("GET /jobs", 200, JobJson.list());
    shoot(desk, "ui-empty", clip, page -> {});
    shoot(desk, "ui-uploads", clip, this::sendSome);
    GATEWAY.refuse("PATCH /files/*", 400, "file-empty", Map.of());
    AUTH.rolesAre("operator");
    WORKER.answer("GET /operator/overview", 200, OperatorPagesTest.OVERVIEW);
    GATEWAY.answer("GET /operator/failures", 200, OperatorPagesTest.FAILURES);
    GATEWAY.answer("GET /operator/storage", 200, OperatorPagesTest.STORAGE);
    shoot(desk, "ui-operator", clip, PagePicturesTest::operate);
  }

  private void sendSome(Page page) {
    GATEWAY.answer("GET /uploads", 200, AccessibilityTest.UNFINISHED);
    page.reload();
    assertThat(page.getByTestId("file-row")).hasCount(4);
    GATEWAY.stall("PATCH /files/*");
    page.getByTestId("file-input").setInputFiles(folder.resolve("Holiday 2026.mp4"));
    page.getByTestId("upload-button").click();
    assertThat(page.getByTestId("file-status").first()).containsText("Uploading");
  }

  private long smallSize() {
    return folder.resolve("small.mp4").toFile().length();
  }

  private static void operate(Page page) {
    page.navigate(BASE_URL + "/operator");
    assertThat(page.getByTestId("storage-account")).hasCount(2);
  }

  /** The result is as small as it gets, so that there is something to see. */
  private void compare(Page page) {
    Path original = folder.resolve("Holiday 2026.mp4");
    JobJson holiday =
        done("j7", "Holiday 2026.mp4", original.toFile().length(), smallSize(), 4)
            .with("options", "{\"quality\":\"low\"}");
    GATEWAY.answer("GET /jobs", 200, JobJson.list(holiday));
    GATEWAY.answer("GET /status/j7", 200, holiday.toString());
    GATEWAY.answer("GET /jobs/j7/download", 200, "{\"url\":\"http://files.test:9000/j7\"}");
    page.route(
        "http://files.test:9000/j7",
        route -> route.resume(new Route.ResumeOptions().setUrl(small.url())));
    page.reload();
    page.getByTestId("file-menu").click();
    page.getByTestId("menu-details").click();
    page.getByTestId("compare").locator("summary").click();
    page.evaluate("delete window.showOpenFilePicker");
    page.waitForFileChooser(() -> page.getByTestId("compare-pick").click()).setFiles(original);
    assertThat(page.locator(".compare-both")).hasAttribute("data-state", "shown");
    answer();
  }

  private static Browser.NewContextOptions options() {
    return new Browser.NewContextOptions()
        .setDeviceScaleFactor(1.5)
        .setLocale("en-GB")
        .setTimezoneId("Europe/London");
  }

  /** As somebody sees it who is not signed in. */
  private static void shootLanding(Browser.NewContextOptions options, String name) {
    try (BrowserContext context = Chromium.shared().newContext(options)) {
      Page page = context.newPage();
      page.navigate(BASE_URL);
      assertThat(page.getByTestId("offer")).isVisible();
      take(page, name);
    }
  }

  private static void take(Page page, String name) {
    Path picture = Path.of(System.getProperty("pictures"), name + ".png");
    boolean asks = page.locator("dialog[open]").count() > 0; // What it darkens is what is seen.
    page.screenshot(new Page.ScreenshotOptions().setPath(picture).setFullPage(!asks));
  }

  private void shoot(
      Browser.NewContextOptions options, String name, Path clip, Consumer<Page> state) {
    try (BrowserContext context = Chromium.shared().newContext(options)) {
      Page page = context.newPage();
      page.route(
          "http://files.test:9000/**",
          route ->
              route.fulfill(new Route.FulfillOptions().setContentType("video/mp4").setPath(clip)));
      page.navigate(BASE_URL);
      page.getByTestId("sign-in").click();
      assertThat(page.getByTestId("format-name")).hasText("MP4 720p");
      state.accept(page);
      page.getByTestId("account-name").evaluate("name => { name.textContent = 'Ada Lovelace' }");
      page.waitForTimeout(2_000); // A player shows that it loads for a while.
      take(page, name);
    }
  }

  private static void openConvertAgain(Page page) {
    page.getByTestId("file-menu").nth(2).click();
    page.getByTestId("job-convert").click();
    assertThat(page.getByTestId("convert-yes")).isEnabled();
  }

  private static void openDelete(Page page) {
    page.getByTestId("file-menu").nth(2).click();
    page.getByTestId("job-delete").click();
    assertThat(page.getByTestId("confirm-yes")).isVisible();
  }

  private static void openAccount(Page page) {
    page.navigate(BASE_URL + "/account");
    assertThat(page.getByTestId("token-row")).hasCount(1);
    assertThat(page.getByTestId("webhook-row")).hasCount(1);
  }

  private static void openCode(Page page) {
    page.getByTestId("file-details").nth(2).click();
    page.getByTestId("receipt").getByTestId("code").locator("summary").click();
    page.getByTestId("code-action").last().selectOption("Convert again as…");
  }

  private void chooseFile(Page page) {
    page.getByTestId("file-input").setInputFiles(folder.resolve("Holiday 2026.mp4"));
    assertThat(page.getByTestId("file-play").first().locator("canvas")).isVisible();
  }

  private static void answer() {
    GATEWAY.answer("GET /formats", 200, FormatsJson.FORMATS);
    JobJson lecture =
        done("j3", "Lecture 07, fluid dynamics.mkv", 1_212_400_000, 231_400_000)
            .text("mail", "SENT");
    GATEWAY.answer(
        "GET /jobs",
        200,
        JobJson.list(
            JobJson.running("j1")
                .named("Harbour at dawn.mov")
                .with("percent", "62.0")
                .with("etaSeconds", "38")
                .with("speed", "3.4"),
            JobJson.waiting("j2").named("Rehearsal.mp4").with("queuePosition", "1"),
            lecture,
            JobJson.failed("j4")
                .named("IMG_2207.MOV")
                .with(
                    "failure",
                    "{\"code\":\"DAMAGED\",\"message\":\"The file ends in the middle: it was not copied whole.\"}"),
            INTERVIEW,
            JobJson.stopped("j6").named("Screen recording.webm").text("format", "gif")));
    GATEWAY.answer("GET /status/j3", 200, lecture.with("plan", PLAN).toString());
    GATEWAY.answer("GET /jobs/j3/download", 200, "{\"url\":\"http://files.test:9000/j3\"}");
  }

  private static JobJson done(String id, String name, long before, long after) {
    return done(id, name, before, after, 94);
  }

  private static JobJson done(String id, String name, long before, long after, int seconds) {
    String stem = name.substring(0, name.lastIndexOf('.'));
    return JobJson.ready(id)
        .named(name)
        .with("sizeBytes", String.valueOf(before))
        .with(
            "outputs",
            """
            [{"fileName":"%s (720p).mp4","contentType":"video/mp4","sizeBytes":%d,
              "durationSeconds":%d,"width":1280,"height":720}]"""
                .formatted(stem, after, seconds));
  }

  private void shrink(Path clip) throws Exception {
    run("-i", clip.toString(), "-vf", "scale=320:180", "-crf", "36", folder.resolve("small.mp4"));
  }

  private Path clip() throws Exception {
    Path file = folder.resolve("Holiday 2026.mp4");
    run(
        "-f",
        "lavfi",
        "-i",
        "mandelbrot=size=1280x720:rate=25:start_scale=0.3",
        "-t",
        "4",
        "-preset",
        "ultrafast",
        file);
    return file;
  }

  private static void run(Object... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("ffmpeg", "-v", "error"));
    Stream.of(arguments).limit(arguments.length - 1).map(String::valueOf).forEach(command::add);
    command.addAll(List.of("-c:v", "libx264", "-pix_fmt", "yuv420p", "-movflags", "+faststart"));
    command.add(arguments[arguments.length - 1].toString());
    Process ffmpeg = new ProcessBuilder(command).inheritIO().start();
    assertEquals(0, ffmpeg.waitFor(), "exit code of FFmpeg");
  }
}
