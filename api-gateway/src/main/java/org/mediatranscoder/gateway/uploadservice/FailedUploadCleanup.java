package org.mediatranscoder.gateway.uploadservice;

import java.io.IOException;
import java.time.Duration;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.redis.job.JobStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.stereotype.Component;

/** Removes what a failed upload left: its job first, so that no worker finds it, then its files. */
@Component
public class FailedUploadCleanup {

  private static final Logger log = LoggerFactory.getLogger(FailedUploadCleanup.class);

  /** After 2, 12 and 60 s: a service that was restarted is back by then; a receipt lives longer. */
  private static final RetryTemplate RETRIES =
      new RetryTemplate(
          RetryPolicy.builder()
              .maxRetries(3)
              .delay(Duration.ofSeconds(2))
              .multiplier(6)
              .maxDelay(Duration.ofMinutes(1))
              .build());

  private final UploadServiceClient uploadService;
  private final JobStore jobs;

  FailedUploadCleanup(UploadServiceClient uploadService, JobStore jobs) {
    this.uploadService = uploadService;
    this.jobs = jobs;
  }

  /** Removes everything before it returns, or goes on trying for a while behind the caller. */
  public void remove(JobId id, String authorization) {
    boolean jobGone = attempt("job", id, () -> jobs.delete(id));
    boolean filesGone = attempt("files", id, () -> uploadService.delete(id, authorization));
    if (!jobGone || !filesGone) {
      Thread.ofVirtual().name("leftovers-" + id).start(() -> removeLater(id, authorization));
    }
  }

  private void removeLater(JobId id, String authorization) {
    try {
      RETRIES.execute(
          () -> {
            jobs.delete(id);
            uploadService.delete(id, authorization);
            return id;
          });
    } catch (RetryException gaveUp) {
      log.error("Gave up removing what is left of upload {}", id, gaveUp.getLastException());
    }
  }

  private static boolean attempt(String what, JobId id, Removal removal) {
    try {
      removal.run();
      return true;
    } catch (IOException | RuntimeException failure) {
      log.warn("Cannot remove the {} of the failed upload {} just now", what, id, failure);
      return false;
    }
  }

  @FunctionalInterface
  private interface Removal {
    void run() throws IOException;
  }
}
