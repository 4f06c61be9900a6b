package org.mediatranscoder.gateway.upload;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import java.io.IOException;
import java.time.Clock;
import org.mediatranscoder.gateway.formats.Formats;
import org.mediatranscoder.gateway.multipart.FormParts;
import org.mediatranscoder.gateway.uploadservice.FailedUploadCleanup;
import org.mediatranscoder.gateway.uploadservice.UploadServiceClient;
import org.mediatranscoder.model.access.AccessClaims;
import org.mediatranscoder.model.access.TokenStatus;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.JobManifest;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.redis.job.JobStore;
import org.mediatranscoder.redis.queue.Share;
import org.mediatranscoder.redis.queue.TranscodeQueue;
import org.mediatranscoder.web.mail.EmailAddresses;
import org.mediatranscoder.web.problem.ApiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Service;

/**
 * Makes a job of an uploaded form. The job exists, whole and enqueued, or nothing of it does; if
 * this instance dies in between, {@link UnqueuedJobs} of another or the next one see to it.
 *
 * <p>Order: source to S3, manifest to S3, job to Redis, message to the queue. So a job that Redis
 * knows has its source, and S3 alone can rebuild every job that was accepted.
 */
@Service
class Uploads {

  private static final Logger log = LoggerFactory.getLogger(Uploads.class);

  private final UploadServiceClient uploadService;
  private final FailedUploadCleanup failedUploadCleanup;
  private final Formats formats;
  private final EmailAddresses addresses;
  private final JobStore jobs;
  private final TokenStatus access;
  private final TranscodeQueue queue;
  private final UploadProperties limits;
  private final Clock clock;

  Uploads(
      UploadServiceClient uploadService,
      FailedUploadCleanup failedUploadCleanup,
      Formats formats,
      EmailAddresses addresses,
      JobStore jobs,
      TokenStatus access,
      TranscodeQueue queue,
      UploadProperties limits,
      Clock clock) {
    this.uploadService = uploadService;
    this.failedUploadCleanup = failedUploadCleanup;
    this.formats = formats;
    this.addresses = addresses;
    this.jobs = jobs;
    this.access = access;
    this.queue = queue;
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * Takes the form to its end.
   *
   * @param token of the owner, for upload-service; it names the owner's address
   * @return the job as it was accepted
   * @throws IOException if the client broke off
   * @throws ApiException if the form is refused or a downstream service fails
   */
  TranscodeJob receive(AccountId owner, Jwt token, FormParts form) throws IOException {
    FormFields fields =
        new FormFields(formats, addresses, token.getClaimAsString(AccessClaims.EMAIL));
    UploadSession uploadSession =
        new UploadSession("Bearer " + token.getTokenValue(), uploadService, fields, limits);
    try (var _ = MDC.putCloseable(JobId.LABEL, uploadSession.id().toString())) {
      return receive(uploadSession, owner, form);
    }
  }

  private TranscodeJob receive(UploadSession uploadSession, AccountId owner, FormParts form)
      throws IOException {
    try {
      return accept(uploadSession.take(form, owner, clock), uploadSession);
    } catch (IOException | RuntimeException failure) {
      if (uploadSession.hasTouchedStorage()) {
        failedUploadCleanup.remove(uploadSession.id(), uploadSession.authorization());
      }
      throw failure;
    }
  }

  private TranscodeJob accept(JobManifest manifest, UploadSession uploadSession)
      throws IOException {
    uploadService.writeManifest(manifest, uploadSession.authorization());
    TranscodeJob job = manifest.toPendingJob();
    if (!jobs.create(job)) {
      throw new ApiException(ErrorCode.INTERNAL, "A job of this id exists already");
    }
    requireAccount(job.owner());
    queue.enqueue(job.id(), job.run(), Share.of(job));
    jobs.markQueued(job.id());
    Metrics.counter("transcoder.jobs.accepted").increment();
    Counter.builder("transcoder.upload.bytes")
        .baseUnit("bytes")
        .register(Metrics.globalRegistry)
        .increment((double) job.source().sizeBytes());
    log.info(
        "Accepted job {}: {} bytes to {}",
        job.id(),
        job.source().sizeBytes(),
        job.request().format());
    return job;
  }

  /** Asked once the job is there: either this sees that the account goes, or its eraser the job. */
  private void requireAccount(AccountId owner) {
    if (!access.isAccountGood(owner)) {
      throw new ApiException(ErrorCode.TOKEN_INVALID);
    }
  }
}
