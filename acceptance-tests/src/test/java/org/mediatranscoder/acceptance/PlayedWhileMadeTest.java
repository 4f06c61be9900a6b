package org.mediatranscoder.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A package that is played by hls.js in a real browser while it is made, to its last frame. */
@EnabledIfSystemProperty(
    named = "transcoder.test.media",
    matches = "true",
    disabledReason = "plays for a minute: ./transcoder test --media")
@ExtendWith(OneStack.class)
class PlayedWhileMadeTest {

  private static final int SECONDS = 48;
  private static final int FRAMES = SECONDS * 25;

  /** What has just come may still be on its way. */
  private static final double SEGMENT = 4.5;

  private static final Duration LIMIT = Duration.ofMinutes(4);

  @TempDir Path folder;

  @Test
  void itBeginsWhileTheJobRunsAndComesToTheLastFrameWithoutAGap(RunningStack stack)
      throws Exception {
    TranscoderApi api = stack.api();
    Path clip = Media.clip(folder.resolve("clip.mov"), SECONDS, "1280x720");
    // A browser takes a while to start.
    try (BrowserContext browser = RecordedAnswers.browser()) {
      Page tab = browser.newPage();
      String jobId = api.upload(clip, "adaptive", Inbox.freshAddress());
      JsonNode job = api.await(jobId, now -> !now.path("playlist").isNull(), LIMIT);
      assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("PROCESSING");
      GrowingVideo video = GrowingVideo.play(api, jobId, tab, LIMIT);
      assertThat(tab.locator("#unfinished")).isVisible();
      video.awaitPosition(0.2);
      assertThat(api.status(jobId).path("status").asString()).isEqualTo("PROCESSING");
      assertThat(api.awaitEnded(jobId, LIMIT).path("status").asString()).isEqualTo("COMPLETED");
      video.awaitEnd();
      JsonNode seen = video.seen();

      assertThat(tab.locator("#fault")).isHidden();
      assertThat(tab.locator("#archive")).isVisible();
      assertThat(seen.path("faults")).as(seen.toString()).isEmpty();
      assertThat(seen.path("jumps")).as(seen.toString()).isEmpty();
      assertThat(seen.path("duration").asDouble()).isCloseTo(SECONDS, within(0.2));
      assertThat(seen.path("at").asDouble()).isCloseTo(SECONDS, within(0.2));
      assertThat(seen.path("frames").asInt()).as(seen.toString()).isBetween(FRAMES, FRAMES + 25);
      for (JsonNode stall : seen.path("stalls")) {
        assertThat(stall.path("ahead").asDouble()).as("there is more: " + seen).isLessThan(SEGMENT);
      }
    }
  }
}
