package org.mediatranscoder.ui.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mediatranscoder.ui.PageTest;

/** Chromium plays some files without video or without audio, and without an error event. */
class PreviewTest extends PageTest {

  private static final String SIZE = ",\"width\":160,\"height\":90";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "a.mp4, -c:v libx264 -pix_fmt yuv420p -c:a ac3, This preview is silent",
    "a.mp4, -c:v libx264 -pix_fmt yuv420p -c:a alac, This preview is silent",
    "a.mp4, -c:v libx265 -pix_fmt yuv420p -tag:v hvc1 -c:a aac, cannot show the video"
  })
  void aVideoThatPlaysWithoutItsPictureOrItsAudioSaysSo(String name, String codecs, String words)
      throws Exception {
    serve(make(name, codecs, true), "video/mp4");
    open("video/mp4", SIZE);

    play("video");

    assertThat(part("preview-fault")).containsText(words);
    assertThat(part("job-download")).isVisible();
  }

  @Test
  void aVideoThatPlaysWholeHasNothingToSay() throws Exception {
    serve(make("a.mp4", "-c:v libx264 -pix_fmt yuv420p -c:a aac", true), "video/mp4");
    open("video/mp4", SIZE);

    play("video");
    assertThat(page.locator("video")).hasJSProperty("ended", true);

    assertThat(part("preview-fault")).isHidden();
  }

  @ParameterizedTest
  @CsvSource({
    "a.avi, video/x-msvideo, -c:v mpeg4 -c:a mp3, true",
    "a.m4a, audio/mp4, -c:a alac, false"
  })
  void aFileThatTheBrowserRefusesIsSaidToBeForDownload(
      String name, String type, String codecs, boolean video) throws Exception {
    serve(make(name, codecs, video), type);

    open(type, video ? SIZE : "");

    assertThat(part("preview-fault")).containsText("Download it");
  }

  private void open(String type, String size) {
    String output =
        """
        [{"fileName":"a.mp4","contentType":"%s","sizeBytes":4,"durationSeconds":3.0%s}]"""
            .formatted(type, size);
    JobJson job = JobJson.ready("j1").with("outputs", output);
    GATEWAY.answer("GET /jobs", 200, JobJson.list(job));
    GATEWAY.answer("GET /jobs/j1/download", 200, "{\"url\":\"http://files.test:9000/j1\"}");
    open("/");
    part("file-menu").click();
    part("menu-details").click();
    assertThat(part("job-download")).isVisible();
  }

  private void play(String player) {
    page.locator(player).evaluate("player => { player.muted = true; return player.play(); }");
  }

  private void serve(Path file, String type) {
    page.route(
        "http://files.test:9000/**",
        route -> route.fulfill(new Route.FulfillOptions().setContentType(type).setPath(file)));
  }

  private Path make(String name, String codecs, boolean video)
      throws IOException, InterruptedException {
    Path file = folder.resolve(name);
    List<String> command = new ArrayList<>(List.of("ffmpeg", "-v", "error", "-y"));
    if (video) {
      command.addAll(List.of("-f", "lavfi", "-i", "testsrc2=size=160x90:rate=10:duration=3"));
    }
    command.addAll(List.of("-f", "lavfi", "-i", "sine=frequency=440:duration=3"));
    command.addAll(List.of(codecs.split(" ", -1)));
    command.add(file.toString());
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    return file;
  }
}
