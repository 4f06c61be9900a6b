package org.mediatranscoder.gateway.deletion;

import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import java.util.Optional;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.model.link.DeletionGrant;
import org.mediatranscoder.model.link.DeletionLinks;
import org.mediatranscoder.redis.job.JobStore;
import org.mediatranscoder.web.openapi.Open;
import org.mediatranscoder.web.problem.AnyQuery;
import org.mediatranscoder.web.problem.ApiException;
import org.mediatranscoder.web.problem.StandalonePage;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/**
 * {@code /deletions/{token}}: where the link in a mail leads its owner to delete a job. Scanners of
 * mail follow links, so a GET only shows a button, and a POST deletes. The token is all that is
 * needed.
 */
@RestController
@Hidden
class DeletionPage {

  private static final String QUESTION =
      """
        <p><strong>${name}</strong> and everything that was made of it will be deleted, and the link in the mail will not work any more. This cannot be undone.</p>
        <form method="post"><button class="button" type="submit" id="delete">Delete it</button></form>""";
  private static final String NOTHING_IS_LEFT =
      "  <p role=\"status\">The file, what was made of it and its place in the list are deleted.</p>";

  private final DeletionLinks links;
  private final JobStore jobs;
  private final JobDeletion deletion;
  private final Clock clock;

  DeletionPage(DeletionLinks links, JobStore jobs, JobDeletion deletion, Clock clock) {
    this.links = links;
    this.jobs = jobs;
    this.deletion = deletion;
    this.clock = clock;
  }

  @Open
  @AnyQuery
  @GetMapping("/deletions/{token}")
  ResponseEntity<byte[]> ask(@PathVariable String token) {
    DeletionGrant grant = grant(token);
    Optional<TranscodeJob> job = job(grant);
    if (job.isEmpty() && jobs.isComplete()) {
      throw new ApiException(ErrorCode.FILE_GONE);
    }
    String name = job.map(one -> one.source().fileName()).orElse("The file");
    return page("Delete this file?", QUESTION.replace("${name}", HtmlUtils.htmlEscape(name)));
  }

  /** What is gone already is deleted again, as some of its files may be left. */
  @Open
  @AnyQuery
  @PostMapping("/deletions/{token}")
  ResponseEntity<byte[]> delete(@PathVariable String token) {
    DeletionGrant grant = grant(token);
    deletion.delete(grant.job(), job(grant), token);
    return page("It is deleted", NOTHING_IS_LEFT);
  }

  private DeletionGrant grant(String token) {
    return links.verify(token, clock.instant()).orElseThrow(DeletionPage::invalid);
  }

  /** The job, or empty if it is not there; files alone are checked by upload-service. */
  private Optional<TranscodeJob> job(DeletionGrant grant) {
    Optional<TranscodeJob> job = jobs.find(grant.job());
    if (job.filter(one -> !isGood(grant, one)).isPresent()) {
      throw invalid();
    }
    return job;
  }

  private static boolean isGood(DeletionGrant grant, TranscodeJob job) {
    return job.owner().equals(grant.owner()) && job.linkVersion() == grant.linkVersion();
  }

  private static ApiException invalid() {
    return new ApiException(ErrorCode.LINK_INVALID);
  }

  private static ResponseEntity<byte[]> page(String title, String content) {
    return ResponseEntity.ok()
        .headers(StandalonePage.headers("'self'"))
        .cacheControl(CacheControl.noStore())
        .header("Referrer-Policy", "no-referrer")
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
        .body(StandalonePage.of(title, content));
  }
}
