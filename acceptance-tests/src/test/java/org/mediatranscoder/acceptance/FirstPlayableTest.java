package org.mediatranscoder.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.mediatranscoder.testsupport.Chromium;
import tools.jackson.databind.JsonNode;

/** Measures when a long video begins to play, and prints it for docs/benchmarks.md. */
@EnabledIfSystemProperty(named = "transcoder.benchmark", matches = "true")
@ExtendWith(OneStack.class)
class FirstPlayableTest {

  private static final int SECONDS = Integer.getInteger("transcoder.benchmark.seconds", 600);
  private static final Duration LIMIT = Duration.ofMinutes(5);

  /** Long enough to see whether the player waits for the encoder. */
  private static final double PLAYED = 12;

  @TempDir Path folder;

  @Test
  void fromTheAnswer202ToTheFirstFrame(RunningStack stack) throws Exception {
    TranscoderApi api = stack.api();
    Path clip = Media.clip(folder.resolve("clip.mov"), SECONDS, "1920x1080");
    // A browser takes a while to start.
    try (BrowserContext browser = Chromium.shared().newContext()) {
      Page tab = browser.newPage();
      String jobId = api.upload(clip, "adaptive", Inbox.freshAddress());
      Instant accepted = Instant.now();
      api.await(jobId, now -> now.path("stage").asString().equals("TRANSCODING"), LIMIT);
      Instant encoding = Instant.now();
      api.await(jobId, now -> !now.path("playlist").isNull(), LIMIT);
      Instant playable = Instant.now();
      GrowingVideo video = GrowingVideo.play(api, jobId, tab, LIMIT);
      Instant playing = video.awaitPosition(0.1);
      Instant played = video.awaitPosition(PLAYED);
      JsonNode job = api.status(jobId);
      System.out.printf(
          "%d s of 1080p: encode begun after %.1f s, playable after %.1f s, first frame after %.1f s,"
              + " %.0f s played after %.1f s; encoded at %s times playing speed; stalls %s%n",
          SECONDS,
          seconds(accepted, encoding),
          seconds(accepted, playable),
          seconds(accepted, playing),
          PLAYED,
          seconds(accepted, played),
          job.path("speed"),
          video.seen().path("stalls"));
      HttpRequest cancel =
          api.request("/jobs/" + jobId + "/cancel").POST(TranscoderApi.noBody()).build();
      assertThat(api.send(cancel).statusCode()).isBetween(200, 204);
    }
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toMillis() / 1000.0;
  }
}
