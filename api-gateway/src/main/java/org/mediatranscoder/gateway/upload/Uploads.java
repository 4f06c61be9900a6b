package org.mediatranscoder.gateway.upload;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import java.io.IOException;
import java.time.Clock;
import org.mediatranscoder.gateway.acceptance.JobAcceptance;
import org.mediatranscoder.gateway.acceptance.JobWebhooks;
import org.mediatranscoder.gateway.formats.Formats;
import org.mediatranscoder.gateway.multipart.FormParts;
import org.mediatranscoder.gateway.uploadservice.FailedUploadCleanup;
import org.mediatranscoder.gateway.uploadservice.UploadServiceClient;
import org.mediatranscoder.model.access.AccessClaims;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.JobManifest;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.web.mail.EmailAddresses;
import org.mediatranscoder.web.problem.ApiException;
import org.slf4j.MDC;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Service;

/**
 * Makes a job of an uploaded form. The job exists, whole and enqueued, or nothing of it does; if
 * this instance dies in between, {@link UnqueuedJobs} of another or the next one see to it. The
 * source goes to S3 first, so a job that Redis knows has its source.
 */
@Service
class Uploads {

  private final UploadServiceClient uploadService;
  private final FailedUploadCleanup failedUploadCleanup;
  private final Formats formats;
  private final EmailAddresses addresses;
  private final JobWebhooks webhooks;
  private final JobAcceptance acceptance;
  private final UploadProperties limits;
  private final Clock clock;

  Uploads(
      UploadServiceClient uploadService,
      FailedUploadCleanup failedUploadCleanup,
      Formats formats,
      EmailAddresses addresses,
      JobWebhooks webhooks,
      JobAcceptance acceptance,
      UploadProperties limits,
      Clock clock) {
    this.uploadService = uploadService;
    this.failedUploadCleanup = failedUploadCleanup;
    this.formats = formats;
    this.addresses = addresses;
    this.webhooks = webhooks;
    this.acceptance = acceptance;
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * Takes the form to its end.
   *
   * @param id of the new job
   * @param token of the owner, for upload-service; it names the owner's address
   * @return the job as it was accepted
   * @throws IOException if the client broke off
   * @throws ApiException if the form is refused or a downstream service fails
   */
  TranscodeJob receive(JobId id, AccountId owner, Jwt token, FormParts form) throws IOException {
    FormFields fields =
        new FormFields(
            formats, addresses, webhooks, owner, token.getClaimAsString(AccessClaims.EMAIL));
    UploadSession uploadSession =
        new UploadSession(id, "Bearer " + token.getTokenValue(), uploadService, fields, limits);
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
    TranscodeJob job = acceptance.accept(manifest, uploadSession.authorization());
    Counter.builder("transcoder.upload.bytes")
        .baseUnit("bytes")
        .register(Metrics.globalRegistry)
        .increment((double) job.source().sizeBytes());
    return job;
  }
}
