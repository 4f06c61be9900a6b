package org.mediatranscoder.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@ExtendWith(OneStack.class)
class RestJourneyTest {

  /** Of the account whose token programs use here. */
  private static final String OWN = "ada@example.test";

  @TempDir Path folder;

  @Test
  void aFileGoesAllTheWayAndTheMailedLinkOpensIt(RunningStack stack) throws Exception {
    Path clip = Media.clip(folder.resolve("holiday.mov"), 3);
    String address = Inbox.freshAddress();

    String jobId = stack.api().upload(clip, "mp4-480p", address);
    JsonNode job = stack.api().awaitCompleted(jobId);
    assertThat(job.get("percent").asDouble()).isEqualTo(100);
    assertThat(job.get("fileName").asString()).isEqualTo("holiday.mov");

    Inbox.Mail mail = stack.inbox().awaitOne(address);
    assertThat(mail.subject()).contains("holiday");
    URI link = mail.linkTo(stack.gateway());
    Path viaLink = stack.api().fetch(link, folder.resolve("via-link.mp4"));
    Path viaApi = stack.api().download(jobId, folder.resolve("via-api.mp4"));
    assertThat(Files.mismatch(viaLink, viaApi)).isEqualTo(-1);

    URI deletion = mail.linkTo(stack.gateway(), "/deletions/");
    assertThat(TranscoderApi.statusOf(deletion)).isEqualTo(200);
    assertThat(TranscoderApi.statusOf(link)).as("a scanner has opened it").isEqualTo(302);
    assertThat(press(deletion)).isEqualTo(200);
    assertThat(TranscoderApi.statusOf(link)).isEqualTo(410);
  }

  @Test
  void theMailToTheOwnAddressShowsAFrameOfTheVideo(RunningStack stack) throws Exception {
    String name = "red-" + UUID.randomUUID();
    Path clip = Media.red(folder.resolve(name + ".mov"), 3);
    stack.api().awaitCompleted(stack.api().upload(clip, "mp4-480p", OWN));

    Inbox.Mail mail = stack.inbox().await(OWN, name);
    BufferedImage picture = stack.inbox().picture(mail);
    assertThat(picture.getWidth()).isEqualTo(480);
    assertThat(picture.getHeight()).isEqualTo(270);
    Color shown = new Color(picture.getRGB(240, 135));
    assertThat(List.of(shown.getRed(), shown.getGreen(), shown.getBlue()))
        .zipSatisfy(
            List.of(255, 0, 0), (one, right) -> assertThat(one).isCloseTo(right, within(12)));
  }

  /** The button on the page. */
  private static int press(URI page) throws Exception {
    try (HttpClient browser = HttpClient.newHttpClient()) {
      HttpRequest form =
          HttpRequest.newBuilder(page)
              .timeout(Duration.ofSeconds(20))
              .header("Accept", "text/html")
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(HttpRequest.BodyPublishers.noBody())
              .build();
      return browser.send(form, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "mp4-720p,  mp4, h264, aac",
    "webm-720p, webm, vp9, opus",
    "mp3,       mp3, '',   mp3",
    "wav,       wav, '',   pcm_s16le",
    "gif,       gif, gif,  ''",
  })
  void whatTheJobSaysCameOutIsWhatFfprobeSees(
      String format, String container, String video, String audio, RunningStack stack)
      throws Exception {
    Path clip = Media.clip(folder.resolve("source.mp4"), 2);

    String jobId = stack.api().upload(clip, format, Inbox.freshAddress());
    JsonNode output = stack.api().awaitCompleted(jobId).get("outputs").get(0);
    Path file = stack.api().download(jobId, folder.resolve("output"));

    Media.Facts facts = Media.probe(file);
    assertThat(facts.container()).contains(container);
    assertThat(facts.codec("video")).isEqualTo(video);
    assertThat(facts.codec("audio")).isEqualTo(audio);
    assertThat(output.get("sizeBytes").asLong()).isEqualTo(Files.size(file));
    assertThat(output.get("durationSeconds").asDouble()).isCloseTo(facts.seconds(), within(0.05));
    if (!video.isEmpty()) {
      assertThat(output.get("width").asInt()).isEqualTo(facts.width());
      assertThat(output.get("height").asInt()).isEqualTo(facts.height());
    }
  }

  @Test
  void theHistoryShowsTheNewestJobFirst(RunningStack stack) throws Exception {
    Path clip = Media.clip(folder.resolve("a.mp4"), 1);
    String first = stack.api().upload(clip, "wav", Inbox.freshAddress());
    String second = stack.api().upload(clip, "wav", Inbox.freshAddress());

    JsonNode page = stack.api().getJson("/jobs?limit=1");
    assertThat(page.get("jobs").get(0).get("jobId").asString()).isEqualTo(second);
    JsonNode next =
        stack.api().getJson("/jobs?limit=1&cursor=" + page.get("nextCursor").asString());
    assertThat(next.get("jobs").get(0).get("jobId").asString()).isEqualTo(first);

    stack.api().awaitCompleted(first);
    stack.api().awaitCompleted(second);
  }
}
