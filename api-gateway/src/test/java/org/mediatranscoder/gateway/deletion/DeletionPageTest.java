package org.mediatranscoder.gateway.deletion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mediatranscoder.gateway.support.Jobs.aCompletedJob;
import static org.mediatranscoder.gateway.support.Jobs.aManifest;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.mediatranscoder.gateway.support.GatewayTest;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.JobManifest;
import org.mediatranscoder.model.link.DeletionGrant;
import org.mediatranscoder.model.link.DeletionLinks;
import org.springframework.beans.factory.annotation.Autowired;

/** The link in a mail by which its owner deletes a job. */
class DeletionPageTest extends GatewayTest {

  private final Instant later = Instant.now().plusSeconds(60).truncatedTo(ChronoUnit.SECONDS);

  @Autowired DeletionLinks links;

  private final JobManifest job = aManifest(ADA, "<b>my clip</b>.mov");

  @Test
  void aScannerThatFollowsTheLinkDeletesNothing() {
    aCompletedJob(jobs, S3, job, "hello");
    String token = link(ADA, 1, later);

    HttpResponse<String> page = open(token);
    HttpResponse<String> head =
        send(anonymous("/deletions/" + token).method("HEAD", BodyPublishers.noBody()));

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("&lt;b&gt;my clip&lt;/b&gt;.mov", "<form method=\"post\">")
        .doesNotContain("<b>my");
    assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("form-action 'self'", "frame-ancestors 'none'");
    assertThat(jobs.find(job.id())).isPresent();
    assertThat(DOWNSTREAM.deleted()).isEmpty();
  }

  @Test
  void theButtonDeletesTheJobAndTheLinkSaysSoAfterwards() {
    aCompletedJob(jobs, S3, job, "hello");
    String token = link(ADA, 1, later);

    HttpResponse<String> done = press(token);

    assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
    assertThat(done.body()).contains("It is deleted");
    assertThat(jobs.find(job.id())).isEmpty();
    assertThat(DOWNSTREAM.deletions()).containsExactly(job.id() + " Deletion " + token);
    assertThat(open(token).statusCode()).isEqualTo(410);
    assertThat(press(token).statusCode()).isEqualTo(200);
  }

  @Test
  void aLinkOfAnotherOwnerOrVersionOrOfThePastIsNone() {
    aCompletedJob(jobs, S3, job, "hello");

    for (String token :
        new String[] {
          link("eve", 1, later), link(ADA, 2, later), link(ADA, 1, Instant.EPOCH), "x"
        }) {
      assertThat(code(send(anonymous("/deletions/" + token)))).isEqualTo("link-invalid");
      assertThat(code(send(anonymous("/deletions/" + token).POST(BodyPublishers.noBody()))))
          .isEqualTo("link-invalid");
    }
    assertThat(jobs.find(job.id())).isPresent();
    assertThat(DOWNSTREAM.deleted()).isEmpty();
  }

  @Test
  void aDeletionThatFailedCanBeAskedForAgain() {
    aCompletedJob(jobs, S3, job, "hello");
    String token = link(ADA, 1, later);
    DOWNSTREAM.answerDeletions(503);

    assertThat(press(token).statusCode()).isEqualTo(503);
    DOWNSTREAM.answerDeletions(204);

    assertThat(press(token).statusCode()).isEqualTo(200);
    assertThat(jobs.find(job.id())).isEmpty();
  }

  private HttpResponse<String> open(String token) {
    return send(anonymous("/deletions/" + token).header("Accept", "text/html").GET());
  }

  private HttpResponse<String> press(String token) {
    return send(
        anonymous("/deletions/" + token)
            .header("Accept", "text/html")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.noBody()));
  }

  private String link(String owner, int version, Instant end) {
    return links.sign(new DeletionGrant(job.id(), new AccountId(owner), version, end));
  }
}
