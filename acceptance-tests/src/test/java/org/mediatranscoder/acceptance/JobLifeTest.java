package org.mediatranscoder.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the owner of a job does with it, by the public API of the whole. */
@ExtendWith(OneStack.class)
class JobLifeTest {

  @TempDir Path folder;

  @Test
  void aJobIsStoppedInTheMiddleAndTriedAgainAndEndsOnce(RunningStack stack) throws Exception {
    Path clip = Media.clip(folder.resolve("long.mp4"), 8, "1280x720");
    String address = Inbox.freshAddress();
    TranscoderApi api = stack.api();
    String job = api.upload(clip, "mp4-720p", address);
    api.await(job, now -> now.get("stage").asString().equals("TRANSCODING"), Duration.ofMinutes(1));
    assertThat(ffmpegOf(job)).isTrue();

    assertThat(json(ask(api, job, "cancel"), 200).get("status").asString()).isEqualTo("CANCELLED");

    Awaitility.await().atMost(Duration.ofSeconds(2)).until(() -> !ffmpegOf(job));
    assertThat(code(ask(api, job, "notify"))).isEqualTo("job-cancelled");
    JsonNode again = json(ask(api, job, "retry"), 202);
    assertThat(again.get("status").asString()).isEqualTo("PENDING");
    assertThat(api.awaitCompleted(job).get("outputs").size()).isEqualTo(1);
    assertThat(code(ask(api, job, "cancel"))).isEqualTo("job-ended");
    assertThat(code(ask(api, job, "retry"))).isEqualTo("job-completed");
    stack.inbox().awaitOne(address);
  }

  @Test
  void aStoredSourceIsConvertedAgainAndOutlivesItsFirstJob(RunningStack stack) throws Exception {
    String address = Inbox.freshAddress();
    TranscoderApi api = stack.api();
    String first = api.upload(Media.tone(folder.resolve("tone.wav"), 1), "mp3", address);
    api.awaitCompleted(first);
    String body = "{\"sourceJobId\":\"%s\",\"format\":\"wav\"}".formatted(first);
    String key = UUID.randomUUID().toString();

    JsonNode made = json(convert(api, key, body), 202);

    String second = made.get("jobId").asString();
    assertThat(json(convert(api, key, body), 202)).isEqualTo(made);
    assertThat(code(convert(api, key, body.replace("wav", "mp3"))))
        .isEqualTo("idempotency-key-reused");
    assertThat(api.send(api.request("/jobs/" + first).DELETE().build()).statusCode())
        .isEqualTo(204);
    assertThat(api.awaitCompleted(second).get("fileName").asString()).isEqualTo("tone.wav");
    Path output = api.download(second, folder.resolve("again.wav"));
    assertThat(Media.probe(output).codec("audio")).isEqualTo("pcm_s16le");
    assertThat(code(convert(api, UUID.randomUUID().toString(), body))).isEqualTo("job-not-found");
  }

  @Test
  void theMailIsSentAgainAndIsNotRepeatedAtOnce(RunningStack stack) throws Exception {
    String address = Inbox.freshAddress();
    TranscoderApi api = stack.api();
    String job = api.upload(Media.tone(folder.resolve("tone.wav"), 1), "mp3", address);
    api.awaitCompleted(job);
    stack.inbox().awaitOne(address);

    assertThat(json(ask(api, job, "notify"), 202).get("mail").asString()).isEqualTo("SENT");

    stack.inbox().awaitOne(address);
  }

  /** Its directory is private to the job. */
  private static boolean ffmpegOf(String job) {
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().command().orElse("").endsWith("/ffmpeg"))
        .anyMatch(process -> directory(process).contains(job));
  }

  private static String directory(ProcessHandle process) {
    try {
      return Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "cwd"))
          .toString();
    } catch (IOException ended) {
      return "";
    }
  }

  private static HttpResponse<String> ask(TranscoderApi api, String job, String action) {
    return api.send(
        api.request("/jobs/" + job + "/" + action).POST(TranscoderApi.noBody()).build());
  }

  private static HttpResponse<String> convert(TranscoderApi api, String key, String body) {
    return api.send(
        api.request("/jobs")
            .timeout(Duration.ofMinutes(1))
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  private static JsonNode json(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return JsonMapper.shared().readTree(answer.body());
  }

  private static String code(HttpResponse<String> problem) {
    return JsonMapper.shared().readTree(problem.body()).path("code").asString("");
  }
}
