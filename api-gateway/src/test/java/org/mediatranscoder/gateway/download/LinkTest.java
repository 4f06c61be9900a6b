package org.mediatranscoder.gateway.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mediatranscoder.gateway.support.Jobs.aCompletedJob;
import static org.mediatranscoder.gateway.support.Jobs.aManifest;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.gateway.support.GatewayTest;
import org.mediatranscoder.gateway.support.Jobs;
import org.mediatranscoder.model.job.JobManifest;
import org.mediatranscoder.model.link.DownloadLinks;
import org.mediatranscoder.model.link.LinkKey;
import org.mediatranscoder.model.storage.ObjectKeys;

class LinkTest extends GatewayTest {

  private final DownloadLinks links = new DownloadLinks(List.of(key(NEW_KEY)));

  @Test
  void theMailedLinkLeadsToTheFileWithoutAToken() {
    JobManifest job = completed();

    HttpResponse<String> response = follow(links.sign(job.id(), 1));

    assertThat(response.statusCode()).isEqualTo(302);
    assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(response.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
    assertThat(fetch(response, "GET").body()).isEqualTo("the clip");
    assertThat(fetch(response, "GET").headers().firstValue("Content-Disposition"))
        .hasValueSatisfying(
            header -> assertThat(header).startsWith("attachment; filename=\"clip (720p).mp4\""));
  }

  @Test
  void theOwnerGetsTheLinkThatTheMailHas() {
    JobManifest job = completed();

    HttpResponse<String> response = get("/jobs/" + job.id() + "/link");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
    String url = json(response).path("url").asString();
    assertThat(url).endsWith("/d/" + links.sign(job.id(), 1));
    assertThat(follow(url.substring(url.indexOf("/d/") + 3)).statusCode()).isEqualTo(302);
  }

  @Test
  void aJobThatIsNotDoneHasNoLink() {
    JobManifest job = aManifest(ADA, "clip.mov");
    jobs.create(job.toPendingJob());

    HttpResponse<String> response = get("/jobs/" + job.id() + "/link");

    assertThat(response.statusCode()).isEqualTo(409);
    assertThat(code(response)).isEqualTo("job-not-completed");
  }

  @Test
  void aMailScannerUsesNothingUp() {
    String token = links.sign(completed().id(), 1);
    for (int visit = 0; visit < 3; visit++) {
      HttpResponse<String> head =
          send(anonymous("/d/" + token).method("HEAD", HttpRequest.BodyPublishers.noBody()));
      assertThat(head.statusCode()).isEqualTo(302);
      assertThat(fetch(head, "HEAD").statusCode()).isEqualTo(200);
      assertThat(follow(token).statusCode()).isEqualTo(302);
    }
  }

  @Test
  void aLinkWithOneChangedLetterIsNotValid() {
    String token = links.sign(completed().id(), 1);
    for (int at : List.of(0, 5, 30, token.length() - 1)) {
      char other = token.charAt(at) == 'A' ? 'B' : 'A';
      String changed = token.substring(0, at) + other + token.substring(at + 1);

      assertRefused(follow(changed), 404, "link-invalid");
    }
    assertRefused(follow("x"), 404, "link-invalid");
  }

  @Test
  void aPersonWhoFollowsADeadLinkReadsAPage() {
    HttpResponse<String> dead = followInBrowser("x");

    assertThat(dead.statusCode()).isEqualTo(404);
    assertThat(dead.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
    assertThat(dead.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(dead.headers().allValues("Vary")).contains("Accept");
    assertThat(dead.body())
        .contains("This link does not work", "href=\"http://localhost:8080\"")
        .doesNotContain("link-invalid", "errorId");
  }

  @Test
  void aPersonWhoFollowsALinkToADeletedFileReadsAPage() {
    JobManifest job = completed();
    delete(Jobs.aRendition(job).key());

    HttpResponse<String> gone = followInBrowser(links.sign(job.id(), 1));

    assertThat(gone.statusCode()).isEqualTo(410);
    assertThat(gone.body()).contains("This file is no longer kept");
  }

  @Test
  void aPersonAtAnAddressOfTheApiReadsAPage() {
    HttpResponse<String> page =
        send(anonymous("/no-such-page").header("Accept", "text/html,*/*;q=0.8").GET());

    assertThat(page.statusCode()).isEqualTo(401);
    assertThat(page.body()).contains("You are not signed in", "To the start page");
  }

  private HttpResponse<String> followInBrowser(String token) {
    return send(anonymous("/d/" + token).header("Accept", "text/html,*/*;q=0.8").GET());
  }

  @Test
  void aLinkOfAnOldKeyLivesOnAfterTheKeyWasChanged() {
    String old = new DownloadLinks(List.of(key(OLD_KEY))).sign(completed().id(), 1);
    String foreign =
        new DownloadLinks(List.of(LinkKey.of(1, "a-key-of-somebody-else-which-is-long-enough")))
            .sign(completed().id(), 1);

    assertThat(follow(old).statusCode()).isEqualTo(302);
    assertRefused(follow(foreign), 404, "link-invalid");
  }

  @Test
  void aLinkOfAnOtherVersionIsRevoked() {
    assertRefused(follow(links.sign(completed().id(), 2)), 404, "link-invalid");
  }

  @Test
  void theLinkSurvivesTheLossOfEverythingInRedis() {
    JobManifest job = completed();
    REDIS.flush();

    HttpResponse<String> response = follow(links.sign(job.id(), 1));

    assertThat(fetch(response, "GET").body()).isEqualTo("the clip");
    assertThat(fetch(response, "GET").headers().firstValue("Content-Disposition"))
        .hasValueSatisfying(header -> assertThat(header).contains("\"clip (720p).mp4\""));
    assertRefused(follow(links.sign(job.id(), 2)), 404, "link-invalid");
  }

  @Test
  void theLinkWorksWhileRedisIsAway() {
    JobManifest job = completed();
    REDIS.kill();
    try {
      assertThat(follow(links.sign(job.id(), 1)).statusCode()).isEqualTo(302);
    } finally {
      REDIS.startAgain();
    }
  }

  @Test
  void aFileThatIsNoLongerKeptIsGone() {
    JobManifest job = completed();
    String token = links.sign(job.id(), 1);
    delete(Jobs.aRendition(job).key());

    assertRefused(follow(token), 410, "file-gone");
    REDIS.flush();
    assertRefused(follow(token), 410, "file-gone");
  }

  @Test
  void withoutAManifestNobodyCanSayWhetherTheLinkWasRevoked() {
    JobManifest job = completed();
    delete(ObjectKeys.manifest(job.id()));
    REDIS.flush();

    assertRefused(follow(links.sign(job.id(), 1)), 404, "link-invalid");
  }

  @Test
  void theFileOfADeletedJobIsGone() {
    JobManifest job = completed();
    S3.keys("raw/" + job.id()).forEach(LinkTest::delete);
    S3.keys("processed/" + job.id()).forEach(LinkTest::delete);
    jobs.delete(job.id());

    assertRefused(follow(links.sign(job.id(), 1)), 410, "file-gone");
  }

  private JobManifest completed() {
    JobManifest job = aManifest(ADA, "clip.mov");
    aCompletedJob(jobs, S3, job, "the clip");
    return job;
  }

  private HttpResponse<String> follow(String token) {
    return send(anonymous("/d/" + token));
  }

  private static void assertRefused(HttpResponse<String> response, int status, String code) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(code(response)).isEqualTo(code);
    assertThat(response.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
  }

  private static HttpResponse<String> fetch(HttpResponse<String> redirect, String method) {
    URI url = URI.create(redirect.headers().firstValue("Location").orElseThrow());
    return send(
        HttpRequest.newBuilder(url)
            .timeout(Duration.ofSeconds(20))
            .method(method, HttpRequest.BodyPublishers.noBody()));
  }

  private static void delete(String key) {
    S3.client().deleteObject(delete -> delete.bucket(S3.bucket()).key(key));
  }

  private static LinkKey key(String setting) {
    return LinkKey.of(Integer.parseInt(setting.substring(0, 1)), setting.substring(2));
  }
}
