package org.mediatranscoder.gateway.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mediatranscoder.gateway.support.Jobs.aCompletedJob;
import static org.mediatranscoder.gateway.support.Jobs.aCompletedPackage;
import static org.mediatranscoder.gateway.support.Jobs.aManifest;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mediatranscoder.gateway.support.GatewayTest;
import org.mediatranscoder.model.job.JobManifest;

/** The outputs of several jobs in one archive. */
class ArchivesTest extends GatewayTest {

  @Test
  void theOutputsOfSeveralJobsComeInOneArchiveUnderNamesOfTheirOwn() throws Exception {
    JobManifest one = aManifest(ADA, "Größe.mov");
    JobManifest same = aManifest(ADA, "größe.mov");
    JobManifest packaged = aManifest(ADA, "clip.mov", "adaptive");
    aCompletedJob(jobs, S3, one, "first");
    aCompletedJob(jobs, S3, same, "other");
    aCompletedPackage(jobs, S3, packaged);

    HttpResponse<String> link = link(one, same, packaged, one);
    assertThat(link.statusCode()).as(link.body()).isEqualTo(200);
    HttpResponse<byte[]> zip =
        HTTP.send(
            HttpRequest.newBuilder(URI.create(json(link).get("url").asString())).build(),
            BodyHandlers.ofByteArray());

    assertThat(zip.statusCode()).isEqualTo(200);
    assertThat(zip.headers().firstValueAsLong("Content-Length")).hasValue(zip.body().length);
    assertThat(zip.headers().firstValue("Content-Disposition"))
        .hasValueSatisfying(value -> assertThat(value).contains("media-transcoder.zip"));
    Map<String, String> files = unzip(zip.body());
    assertThat(files)
        .containsEntry("Größe (720p).mp4", "first")
        .containsEntry("größe (720p) (2).mp4", "other")
        .containsEntry("clip (adaptive)/video-720p.mp4", "the video")
        .hasSize(6);
  }

  @Test
  void aJobThatIsNotOnesOwnOrHasNotEndedIsRefused() {
    JobManifest hers = aManifest("eve", "hers.mov");
    aCompletedJob(jobs, S3, hers, "hers.");
    JobManifest running = aManifest(ADA, "mine.mov");
    jobs.create(running.toPendingJob());

    assertThat(code(link(hers))).isEqualTo("job-not-found");
    assertThat(code(link(running))).isEqualTo("job-not-completed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"jobIds\":[]}", "{\"jobIds\":[\"1\"],\"more\":1}"})
  void whatNamesNoJobsIsRefused(String body) {
    assertThat(post(body).statusCode()).isEqualTo(400);
  }

  @Test
  void aLinkEndsWithItsFiles() {
    JobManifest job = aManifest(ADA, "mine.mov");
    aCompletedJob(jobs, S3, job, "clip.");
    String path = URI.create(json(link(job)).get("url").asString()).getPath();
    jobs.delete(job.id());

    assertThat(code(send(anonymous(path)))).isEqualTo("file-gone");
    assertThat(code(send(anonymous("/archives/0123")))).isEqualTo("link-invalid");
  }

  private HttpResponse<String> link(JobManifest... of) {
    return post(
        Arrays.stream(of)
            .map(job -> "\"" + job.id() + "\"")
            .collect(Collectors.joining(",", "{\"jobIds\":[", "]}")));
  }

  private HttpResponse<String> post(String body) {
    return send(
        request("/archives")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  private static Map<String, String> unzip(byte[] bytes) throws Exception {
    Map<String, String> files = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return files;
  }
}
