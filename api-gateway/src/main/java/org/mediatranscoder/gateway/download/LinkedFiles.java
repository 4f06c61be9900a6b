package org.mediatranscoder.gateway.download;

import io.lettuce.core.RedisException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.JobManifest;
import org.mediatranscoder.model.job.JobResult;
import org.mediatranscoder.model.job.Rendition;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.model.link.DownloadLinks;
import org.mediatranscoder.model.link.LinkGrant;
import org.mediatranscoder.redis.job.JobStore;
import org.mediatranscoder.web.problem.ApiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Finds the files that a link grants. A link lives as long as the file: where Redis does not know
 * the job, or is unavailable, manifest and result in S3 say which version of the link is good and
 * which files it leads to. Nothing is ever used up, so a mail scanner that follows the link does no
 * harm.
 */
@Component
class LinkedFiles {

  private static final Logger log = LoggerFactory.getLogger(LinkedFiles.class);

  private final DownloadLinks links;
  private final JobStore jobs;
  private final OutputStore outputs;
  private final Clock clock;

  LinkedFiles(DownloadLinks links, JobStore jobs, OutputStore outputs, Clock clock) {
    this.links = links;
    this.jobs = jobs;
    this.outputs = outputs;
    this.clock = clock;
  }

  /**
   * @return what can be downloaded, or played while it is made
   * @throws ApiException {@code link-invalid}, or {@code file-gone} if the link is good and the
   *     file is not there
   */
  LinkedOutputs find(String token) {
    LinkGrant grant = links.verify(token, clock.instant()).orElseThrow(LinkedFiles::invalid);
    return job(grant.job()).map(job -> fromJob(grant, job)).orElseGet(() -> fromManifest(grant));
  }

  private Optional<TranscodeJob> job(JobId id) {
    try {
      return jobs.find(id);
    } catch (RedisException unavailable) {
      log.warn(
          "Redis is unavailable: the manifest decides about the link of job {}", id, unavailable);
      return Optional.empty();
    }
  }

  private LinkedOutputs fromJob(LinkGrant grant, TranscodeJob job) {
    checkVersion(grant, job.linkVersion());
    return job.isPlayableEarly()
        ? new LinkedOutputs(job.source(), job.request(), List.of(), job)
        : kept(new LinkedOutputs(job.source(), job.request(), job.renditions(), job));
  }

  private LinkedOutputs kept(LinkedOutputs linked) {
    if (linked.files().isEmpty() || !outputs.exists(linked.first().key())) {
      throw gone();
    }
    return linked;
  }

  private LinkedOutputs fromManifest(LinkGrant grant) {
    Optional<JobResult> result = outputs.result(grant.job());
    JobManifest manifest =
        outputs
            .manifest(grant.job())
            .orElseThrow(() -> result.isPresent() ? invalid() : gone()); // All of it was deleted.
    checkVersion(grant, manifest.linkVersion());
    List<Rendition> files = result.map(JobResult::outputs).orElse(List.of());
    return kept(new LinkedOutputs(manifest.source(), manifest.request(), files, null));
  }

  private static void checkVersion(LinkGrant grant, int version) {
    if (grant.linkVersion() != version) {
      throw invalid();
    }
  }

  private static ApiException invalid() {
    return new ApiException(ErrorCode.LINK_INVALID);
  }

  private static ApiException gone() {
    return new ApiException(ErrorCode.FILE_GONE);
  }
}
