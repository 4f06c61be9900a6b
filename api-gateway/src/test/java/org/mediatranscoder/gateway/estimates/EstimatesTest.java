package org.mediatranscoder.gateway.estimates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.mediatranscoder.gateway.support.Jobs.NOON;
import static org.mediatranscoder.gateway.support.Jobs.aCompletedJob;
import static org.mediatranscoder.gateway.support.Jobs.aManifest;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mediatranscoder.catalogue.Catalogue;
import org.mediatranscoder.gateway.support.GatewayTest;
import org.mediatranscoder.model.format.MediaFormat;
import org.mediatranscoder.model.job.JobEstimate;
import org.mediatranscoder.model.job.JobEstimate.Range;
import org.mediatranscoder.model.job.JobManifest;
import org.mediatranscoder.model.job.JobPlan;
import org.mediatranscoder.redis.job.EstimateErrors;
import org.mediatranscoder.redis.job.MissingFormats;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class EstimatesTest extends GatewayTest {

  /** A minute of 1080p of a camera, HEVC and AAC. */
  private static final String VIDEO =
      "sizeBytes=75000000&durationSeconds=60&width=1920&height=1080&frameRate=25&videoCodec=hevc"
          + "&audioCodec=aac";

  @Autowired private EstimateErrors errors;
  @Autowired private MissingFormats missing;

  @Test
  void allFormatsOnOfferAreEstimatedInTheirOrder() {
    missing.report("old", Set.of("gif"), Duration.ofMinutes(1));
    JsonNode all = json(get("/estimates?" + VIDEO)).path("estimates");

    assertThat(all.valueStream().map(one -> one.path("format").asString()))
        .isEqualTo(
            Catalogue.bundled().formats().formats().stream()
                .map(MediaFormat::id)
                .filter(id -> !id.equals("gif"))
                .toList());
    for (JsonNode one : all) {
      for (String what : List.of("sizeBytes", "seconds")) {
        JsonNode range = one.path("estimate").path(what);
        assertThat(range.isNull())
            .as(one.toString())
            .isEqualTo(one.path("format").asString().equals("vtt"));
        if (!range.isNull()) {
          assertThat(range.path("low").asDouble()).isPositive();
          assertThat(range.path("middle").asDouble()).isGreaterThan(range.path("low").asDouble());
          assertThat(range.path("high").asDouble()).isGreaterThan(range.path("middle").asDouble());
        }
      }
    }
    assertThat(estimate("vtt", VIDEO).path("unknown").asString()).isEqualTo("NOT_PREDICTABLE");
  }

  @Test
  void uncompressedAudioIsEstimatedToTheByteAndOtherVideoRoughly() {
    assertThat(middle("wav", "sizeBytes", VIDEO)).isCloseTo(60 * 192_000, within(200_000.0));
    assertThat(middle("mp4-1080p", "sizeBytes", VIDEO)).isBetween(10e6, 61e6);
    assertThat(middle("mp4-480p", "sizeBytes", VIDEO))
        .isLessThan(middle("mp4-1080p", "sizeBytes", VIDEO) / 2);
    assertThat(middle("av1-1080p", "seconds", VIDEO))
        .isGreaterThan(middle("mp4-1080p", "seconds", VIDEO));
  }

  @Test
  void aFileThatIsCopiedKeepsItsSizeAndTakesLittleTime() {
    String h264 = "sizeBytes=15000000&durationSeconds=60&width=1280&height=720&videoCodec=h264";
    assertThat(middle("mp4-720p", "sizeBytes", h264)).isCloseTo(15e6, within(0.3e6));
    assertThat(middle("mp4-720p", "seconds", h264))
        .isLessThan(middle("mp4-480p", "seconds", h264) / 3);
    JsonNode either = estimate("mp4-720p", h264.replace("&videoCodec=h264", ""));
    assertThat(either.at("/seconds/low").asDouble())
        .as("nobody knows whether it is copied")
        .isLessThan(estimate("mp4-720p", h264).at("/seconds/high").asDouble());
    assertThat(either.at("/seconds/high").asDouble())
        .isGreaterThan(
            middle("mp4-720p", "seconds", h264.replace("videoCodec=h264", "videoCodec=hevc")));
  }

  @Test
  void optionsChangeTheEstimate() {
    double whole = middle("mp4-720p", "sizeBytes", VIDEO);
    assertThat(middle("mp4-720p", "sizeBytes", VIDEO + options("{\"trimEnd\":30}")))
        .isCloseTo(whole / 2, within(whole / 20));
    assertThat(middle("mp4-720p", "sizeBytes", VIDEO + options("{\"bitrate\":800}")))
        .isCloseTo(60 * (100_000 + 16_000), within(500_000.0));
    assertThat(middle("mp4-chat", "sizeBytes", VIDEO)).isBetween(9.2e6, 10e6);
    assertThat(middle("mp4-chat", "sizeBytes", VIDEO + options("{\"maxSize\":5}")))
        .isBetween(4.6e6, 5e6);
    assertThat(
            estimate("mp4-chat", VIDEO.replace("Seconds=60", "Seconds=7200"))
                .path("unknown")
                .asString())
        .isEqualTo("MAX_SIZE_TOO_SMALL");
  }

  @ParameterizedTest
  @CsvSource({
    "mp4-720p, sizeBytes=1000, DURATION_UNKNOWN",
    "mp3, sizeBytes=1000, DURATION_UNKNOWN",
    "mp4-720p, sizeBytes=1000&durationSeconds=3, FRAME_SIZE_UNKNOWN",
    "mp4-720p, sizeBytes=1000&durationSeconds=3&videoCodec=none, STREAM_MISSING",
    "mp3, sizeBytes=1000&durationSeconds=3&audioCodec=none, STREAM_MISSING"
  })
  void whatNobodyCanTellIsUnknown(String format, String source, String reason) {
    JsonNode estimate = estimate(format, source);
    assertThat(estimate.path("unknown").asString()).isEqualTo(reason);
    assertThat(estimate.path("sizeBytes").isNull()).isTrue();
    assertThat(estimate.path("seconds").isNull()).isTrue();
    assertThat(estimate("original", "sizeBytes=1000").at("/sizeBytes/middle").asInt())
        .as("of a copy the size is enough")
        .isEqualTo(1010);
  }

  @Test
  void whatEarlierJobsTookCorrectsTheEstimate() throws Exception {
    JsonNode before = estimate("mp4-720p", VIDEO);
    JobEstimate expected = new JobEstimate(null, null, null, 10e6, 20.0);
    for (int i = 0; i < 15; i++) {
      errors.add(
          new EstimateErrors.Kind("mp4-720p", false, 75_000_000),
          expected,
          20_000_000 + 100_000 * i,
          Duration.ofSeconds(60));
    }
    await().until(() -> !estimate("mp4-720p", VIDEO).equals(before));
    JsonNode after = estimate("mp4-720p", VIDEO);

    assertThat(after.at("/sizeBytes/middle").asDouble() / before.at("/sizeBytes/middle").asDouble())
        .isBetween(1.9, 2.1);
    assertThat(after.at("/seconds/middle").asDouble() / before.at("/seconds/middle").asDouble())
        .isBetween(2.7, 3.0);
    assertThat(width(after)).as("they agreed").isLessThan(width(before));
    assertThat(middle("mp3", "seconds", VIDEO))
        .as("other formats learn that this machine is slow")
        .isGreaterThan(2.0);
  }

  private static double width(JsonNode estimate) {
    return estimate.at("/sizeBytes/high").asDouble() / estimate.at("/sizeBytes/low").asDouble();
  }

  @Test
  void everyFaultOfTheQueryIsNamed() {
    HttpResponse<String> refused =
        get(
            "/estimates?durationSeconds=-1&width=0&height=x&frameRate=1e9&videoCodec=H.264"
                + "&audioCodec=");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(
            json(refused)
                .path("errors")
                .valueStream()
                .map(e -> e.path("parameter").asString() + " " + e.path("code").asString()))
        .containsExactly(
            "audioCodec value-invalid",
            "durationSeconds value-invalid",
            "frameRate value-invalid",
            "height value-invalid",
            "sizeBytes value-missing",
            "videoCodec value-invalid",
            "width value-invalid");
  }

  @ParameterizedTest
  @CsvSource({
    "format=vhs, format-unknown",
    "size=3, name-unknown",
    "sizeBytes=2, field-repeated",
    "sizeBytes=2000000000000, value-invalid",
    "options=%7B%7D, value-missing",
    "format=mp3&options=%5B%5D, options-malformed",
    "format=mp3&options=%7B%22height%22:480%7D, option-unknown",
    "format=mp4-720p&options=%7B%22height%22:-1%7D, option-invalid"
  })
  void aBadQueryIsRefused(String query, String code) {
    String all = query.startsWith("sizeBytes=2000") ? query : "sizeBytes=1&" + query;
    HttpResponse<String> refused = get("/estimates?" + all);
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(code(refused)).isEqualTo(code);
  }

  @Test
  void aJobShowsItsEstimateUntilItHasEnded() {
    JobManifest job = aManifest(ADA, "clip.mov");
    jobs.create(job.toPendingJob());
    assertThat(json(get("/status/" + job.id())).path("estimate").isNull()).isTrue();
    int attempt = jobs.claim(job.id(), 1, NOON).orElseThrow().attempt();
    JobEstimate estimate =
        new JobEstimate(Range.around(1e6, 0.1), Range.around(12.34, 0.2), null, 1e6, 12.34);
    jobs.planned(
        job.id(), attempt, new JobPlan("mov", null, List.of(), List.of(), "ffmpeg").with(estimate));

    for (String path : List.of("/status/" + job.id(), "/jobs/" + job.id())) {
      JsonNode told = json(get(path)).path("estimate");
      assertThat(told.at("/sizeBytes/middle").asLong()).isEqualTo(1_000_000);
      assertThat(told.at("/seconds/middle").asDouble()).isEqualTo(12.3);
    }
    JsonNode listed =
        json(get("/jobs"))
            .path("jobs")
            .valueStream()
            .filter(one -> one.path("jobId").asString().equals(job.id().toString()))
            .findFirst()
            .orElseThrow();
    assertThat(listed.at("/estimate/sizeBytes/middle").asLong()).isEqualTo(1_000_000);
    assertThat(listed.path("plan").isNull()).isTrue();
    JobManifest ended = aManifest(ADA, "done.mov");
    aCompletedJob(jobs, S3, ended, "hello");
    assertThat(json(get("/status/" + ended.id())).path("estimate").isNull()).isTrue();
  }

  private JsonNode estimate(String format, String source) {
    HttpResponse<String> answer = get("/estimates?format=" + format + "&" + source);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json(answer).at("/estimates/0/estimate");
  }

  private double middle(String format, String what, String source) {
    return estimate(format, source).path(what).path("middle").asDouble();
  }

  private static String options(String json) {
    return "&options=" + URLEncoder.encode(json, StandardCharsets.UTF_8);
  }
}
