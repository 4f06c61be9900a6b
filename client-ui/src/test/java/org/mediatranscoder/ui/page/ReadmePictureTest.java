package org.mediatranscoder.ui.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.mediatranscoder.testsupport.Chromium;
import org.mediatranscoder.ui.ClientUiTest;

/**
 * Makes the picture of the page in README.md anew:
 *
 * <pre>
 * mvn -pl client-ui -am verify -Dtest=ReadmePictureTest -Dsurefire.failIfNoSpecifiedTests=false \
 *   -Dpicture=$PWD/docs/images/ui.png</pre>
 */
@EnabledIfSystemProperty(named = "picture", matches = ".+")
class ReadmePictureTest extends ClientUiTest {

  private static final String FORMATS =
      """
      {"formats":[
       {"id":"mp4-720p","name":"MP4 720p","description":"H.264 video and AAC audio, up to 720p: plays everywhere.",
        "kind":"VIDEO","extension":"mp4","contentType":"video/mp4","needs":["VIDEO"]},
       {"id":"webm-720p","name":"WebM 720p","description":"VP9","kind":"VIDEO","extension":"webm",
        "contentType":"video/webm","needs":["VIDEO"]},
       {"id":"mp3","name":"MP3","description":"MP3","kind":"AUDIO","extension":"mp3",
        "contentType":"audio/mpeg","needs":["AUDIO"]},
       {"id":"gif","name":"GIF","description":"GIF","kind":"VIDEO","extension":"gif",
        "contentType":"image/gif","needs":["VIDEO"]}]}""";

  @TempDir Path folder;

  @Test
  void thePageWithAListOfJobs() throws Exception {
    Path clip = clip();
    try (BrowserContext context =
        Chromium.shared()
            .newContext(
                new Browser.NewContextOptions()
                    .setViewportSize(960, 900)
                    .setDeviceScaleFactor(1.5)
                    .setLocale("en-GB")
                    .setTimezoneId("Europe/London"))) {
      Page page = context.newPage();
      page.route(
          "http://files.test:9000/**",
          route ->
              route.fulfill(new Route.FulfillOptions().setContentType("video/mp4").setPath(clip)));
      show(page);
      page.screenshot(
          new Page.ScreenshotOptions()
              .setPath(Path.of(System.getProperty("picture")))
              .setFullPage(true));
    }
  }

  /** A job that ends while the page is open, so its card has a preview. */
  private void show(Page page) {
    GATEWAY.answer("GET /formats", 200, FORMATS);
    history(job("j1", "PROCESSING", "mp4-720p", "Harbour at dawn.mov", "17:42", "null", ""));
    page.navigate(BASE_URL);
    page.getByTestId("sign-in").click();
    assertThat(page.getByTestId("job-percent")).hasText("62%");
    history(
        job("j7", "PROCESSING", "webm-720p", "Rehearsal.mp4", "17:44", "null", ""),
        completed("j1", "mp4-720p", "Harbour at dawn.mov", "17:42", 48_213_004));
    GATEWAY.answer("GET /jobs/j1/download", 200, "{\"url\":\"http://files.test:9000/j1\"}");
    Locator video = page.getByTestId("job-preview").locator("video");
    assertThat(video).isVisible();
    page.waitForCondition(() -> (boolean) video.evaluate("video => video.readyState === 4"));
    assertThat(page.getByTestId("history-row")).hasCount(6);
    page.getByTestId("account-name").evaluate("name => { name.textContent = 'Ada Lovelace' }");
    page.waitForTimeout(2_000); // The player shows that it loads for a while.
  }

  /**
   * @param newest the last one is followed by the page
   */
  private static void history(String... newest) {
    List<String> older =
        List.of(
            completed("j2", "webm-720p", "Lecture 07, fluid dynamics.mkv", "16:05", 212_400_000),
            job(
                "j3",
                "FAILED",
                "mp4-720p",
                "IMG_2207.MOV",
                "15:58",
                "{\"code\":\"x\",\"message\":\"The file ends in the middle: it was not copied whole.\"}",
                ""),
            completed("j4", "mp3", "Interview with Marta.wav", "11:20", 31_750_000),
            job("j5", "CANCELLED", "gif", "Screen recording.webm", "09:41", "null", ""));
    String jobs = String.join(",", newest) + "," + String.join(",", older);
    String followed = newest[newest.length - 1];
    GATEWAY.answer("GET /jobs", 200, "{\"jobs\":[" + jobs + "],\"nextCursor\":null}");
    GATEWAY.answer("GET /jobs?limit=20&status=PENDING", 200, "{\"jobs\":[]}");
    GATEWAY.answer("GET /jobs?limit=20&status=PROCESSING", 200, "{\"jobs\":[" + followed + "]}");
    GATEWAY.answer("GET /status/j1", 200, followed);
  }

  private static String completed(String id, String format, String name, String at, long size) {
    String output =
        """
        {"fileName":"x","contentType":"video/mp4","sizeBytes":%d,"durationSeconds":94.0,
         "width":1280,"height":720}"""
            .formatted(size);
    return job(id, "COMPLETED", format, name, at, "null", output);
  }

  private static String job(
      String id,
      String status,
      String format,
      String name,
      String at,
      String failure,
      String output) {
    return """
        {"jobId":"%s","status":"%s","stage":"TRANSCODING","percent":62.0,"format":"%s",
         "fileName":"%s","sizeBytes":4,"createdAt":"2026-11-28T%s:00Z","attempt":1,
         "queuePosition":null,"etaSeconds":38,"speed":3.4,"fps":null,"failure":%s,"outputs":[%s]}"""
        .formatted(id, status, format, name, at, failure, output);
  }

  private Path clip() throws Exception {
    Path file = folder.resolve("clip.mp4");
    Process ffmpeg =
        new ProcessBuilder(
                ("ffmpeg -v error -f lavfi -i mandelbrot=size=1280x720:rate=25:start_scale=0.3"
                        + " -t 4 -c:v libx264 -preset ultrafast -pix_fmt yuv420p -movflags +faststart "
                        + file)
                    .split(" ", -1))
            .inheritIO()
            .start();
    assertEquals(0, ffmpeg.waitFor(), "exit code of FFmpeg");
    return file;
  }
}
