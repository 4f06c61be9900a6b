package org.mediatranscoder.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.mediatranscoder.testsupport.Chromium;
import tools.jackson.databind.JsonNode;

/** Uppy, which many pages upload with, in a page of ours. It comes by npm. */
@ExtendWith(OneStack.class)
class UppyClientTest {

  @TempDir Path folder;

  @Test
  void uppySendsAFileThoughTheServiceThatTakesItIsKilled(RunningStack stack) throws Exception {
    NpmPrograms client = NpmPrograms.of("uppy-client");
    Path tone = Media.tone(folder.resolve("tone.wav"), 120);
    try (BrowserContext browser =
        Chromium.shared().newContext(new Browser.NewContextOptions().setBypassCSP(true))) {
      Page page = browser.newPage();
      page.navigate(stack.clientUi().toString());
      page.addScriptTag(
          new Page.AddScriptTagOptions()
              .setPath(client.folder().resolve("node_modules/uppy/dist/uppy.min.js")));
      page.setContent("<input id=chosen type=file>");
      page.locator("#chosen").setInputFiles(tone);
      page.evaluate(
          """
          ({ endpoint, token }) => {
            const uppy = new Uppy.Uppy();
            uppy.use(Uppy.Tus, {
              endpoint,
              headers: { Authorization: `Bearer ${token}` },
              allowedMetaFields: ['filename', 'format', 'email', 'priority'],
              chunkSize: 1024 * 1024,
              retryDelays: [500, 1000, 2000, 4000, 8000, 8000, 8000, 8000],
            });
            const file = document.getElementById('chosen').files[0];
            const meta = { filename: file.name, format: 'mp3', email: 'ada@example.test', priority: 'low' };
            uppy.addFile({ name: file.name, type: file.type, data: file, meta });
            uppy.on('upload-progress', (sent, { bytesUploaded, bytesTotal }) => {
              window.progress = bytesUploaded / bytesTotal;
            });
            window.result = uppy.upload();
          }""",
          Map.of("endpoint", stack.gateway().resolve("/files").toString(), "token", stack.token()));
      page.waitForFunction("() => window.progress > 0.2");
      stack.kill9("upload-service");

      String address =
          (String)
              page.evaluate(
                  """
                  async () => {
                    const { successful, failed } = await window.result;
                    return failed.length > 0 ? String(failed[0].error) : successful[0].uploadURL;
                  }""");
      String jobId = address.replaceFirst(".*/files/", "");
      JsonNode job = stack.api().awaitCompleted(jobId);
      assertThat(job.get("fileName").asString()).isEqualTo("tone.wav");
      assertThat(job.get("sizeBytes").asLong()).isEqualTo(Files.size(tone));
    }
  }
}
