package org.mediatranscoder.gateway.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mediatranscoder.gateway.support.Jobs.aCompletedJob;
import static org.mediatranscoder.gateway.support.Jobs.aManifest;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.gateway.support.GatewayTest;
import org.mediatranscoder.gateway.support.Jobs;
import org.mediatranscoder.model.job.JobManifest;
import tools.jackson.databind.JsonNode;

class DownloadTest extends GatewayTest {

  @Test
  void theOwnerIsSentToTheFileUnderTheNameOfTheSource() {
    JobManifest job = aManifest(ADA, "Été, \"live\".mov");
    aCompletedJob(jobs, S3, job, "the clip");

    HttpResponse<String> response = get("/jobs/" + job.id() + "/download");
    HttpResponse<String> file = follow(response);

    assertThat(response.statusCode()).isEqualTo(302);
    assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(file.body()).isEqualTo("the clip");
    assertThat(file.headers().firstValue("Content-Disposition"))
        .hasValue(
            "attachment; filename=\"Ete, _live_ (720p).mp4\";"
                + " filename*=UTF-8''%C3%89t%C3%A9%2C%20_live_%20%28720p%29.mp4");
  }

  @Test
  void aPagesFetchGetsTheUrlAsJson() {
    JobManifest job = aManifest(ADA, "clip.mov");
    aCompletedJob(jobs, S3, job, "the clip");

    HttpResponse<String> response =
        send(
            request("/jobs/" + job.id() + "/download?disposition=inline")
                .header("Accept", "application/json"));

    assertThat(response.statusCode()).isEqualTo(200);
    JsonNode answer = json(response);
    assertThat(Instant.parse(answer.path("expiresAt").asString()))
        .isBetween(Instant.now(), Instant.now().plus(Duration.ofMinutes(5)));
    HttpResponse<String> file = fetch(URI.create(answer.path("url").asString()));
    assertThat(file.body()).isEqualTo("the clip");
    assertThat(file.headers().firstValue("Content-Disposition"))
        .hasValueSatisfying(header -> assertThat(header).startsWith("inline; "));
  }

  @Test
  void aChangedUrlOpensNothing() {
    JobManifest job = aManifest(ADA, "clip.mov");
    aCompletedJob(jobs, S3, job, "the clip");
    JobManifest other = aManifest("eve", "hers.mov");
    aCompletedJob(jobs, S3, other, "her clip");
    String url = location(get("/jobs/" + job.id() + "/download"));

    String changed = url.replace(job.id().toString(), other.id().toString());

    assertThat(fetch(URI.create(changed)).statusCode()).isEqualTo(403);
  }

  @Test
  void aJobThatIsNotDoneHasNothingToDownload() {
    JobManifest job = aManifest(ADA, "clip.mov");
    jobs.create(job.toPendingJob());

    HttpResponse<String> response = get("/jobs/" + job.id() + "/download");

    assertThat(response.statusCode()).isEqualTo(409);
    assertThat(code(response)).isEqualTo("job-not-completed");
  }

  @Test
  void aFileThatIsNoLongerKeptIsGone() {
    JobManifest job = aManifest(ADA, "clip.mov");
    aCompletedJob(jobs, S3, job, "the clip");
    S3.client().deleteObject(delete -> delete.bucket(S3.bucket()).key(Jobs.aRendition(job).key()));

    HttpResponse<String> response = get("/jobs/" + job.id() + "/download");

    assertThat(response.statusCode()).isEqualTo(410);
    assertThat(code(response)).isEqualTo("file-gone");
  }

  @Test
  void anUnknownDispositionIsRefused() {
    assertThat(get("/jobs/" + aManifest(ADA, "a").id() + "/download?disposition=x").statusCode())
        .isEqualTo(400);
  }

  private static HttpResponse<String> follow(HttpResponse<String> redirect) {
    return fetch(URI.create(location(redirect)));
  }

  private static String location(HttpResponse<String> redirect) {
    return redirect.headers().firstValue("Location").orElseThrow();
  }

  private static HttpResponse<String> fetch(URI url) {
    return send(HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(20)));
  }
}
