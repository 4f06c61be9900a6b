package org.mediatranscoder.gateway.conversion;

import java.io.IOException;
import java.time.Clock;
import org.mediatranscoder.gateway.acceptance.JobAcceptance;
import org.mediatranscoder.gateway.limits.UploadAdmission;
import org.mediatranscoder.gateway.limits.UploadLease;
import org.mediatranscoder.gateway.uploadservice.FailedUploadCleanup;
import org.mediatranscoder.gateway.uploadservice.StoredSource;
import org.mediatranscoder.gateway.uploadservice.UploadServiceClient;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.JobManifest;
import org.mediatranscoder.model.job.SourceMedia;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.model.job.TranscodeRequest;
import org.mediatranscoder.web.problem.ApiException;
import org.slf4j.MDC;
import org.springframework.stereotype.Service;

/**
 * Makes a new job of the source of an old one. The source is copied inside S3, so each job has all
 * its files for itself, and counts like an upload of the same size.
 */
@Service
class Conversions {

  private static final int FIRST_LINK_VERSION = 1;

  private final UploadServiceClient uploadService;
  private final UploadAdmission admission;
  private final JobAcceptance acceptance;
  private final FailedUploadCleanup cleanup;
  private final Clock clock;

  Conversions(
      UploadServiceClient uploadService,
      UploadAdmission admission,
      JobAcceptance acceptance,
      FailedUploadCleanup cleanup,
      Clock clock) {
    this.uploadService = uploadService;
    this.admission = admission;
    this.acceptance = acceptance;
    this.cleanup = cleanup;
    this.clock = clock;
  }

  /**
   * @param id of the new job
   * @param old a job of the caller
   * @param token of the caller, for upload-service
   * @return the new job as it was accepted
   * @throws ApiException if the source is no longer kept, a limit is exceeded, or a downstream
   *     service fails; nothing is left then
   */
  TranscodeJob convert(JobId id, TranscodeJob old, TranscodeRequest request, String token) {
    try (var _ = MDC.putCloseable(JobId.LABEL, id.toString());
        UploadLease lease = admission.admit(old.owner(), old.source().sizeBytes())) {
      return copy(id, old, request, "Bearer " + token, lease);
    }
  }

  private TranscodeJob copy(
      JobId id, TranscodeJob old, TranscodeRequest request, String bearer, UploadLease lease) {
    String authorization = bearer;
    try {
      StoredSource stored = uploadService.copy(old.id(), id, authorization);
      authorization = stored.authorization();
      lease.count(stored.sizeBytes());
      return acceptance.accept(manifest(id, old, request, stored), authorization);
    } catch (IOException unavailable) {
      cleanup.remove(id, authorization);
      throw new ApiException(ErrorCode.SERVICE_UNAVAILABLE, unavailable);
    } catch (RuntimeException failure) {
      cleanup.remove(id, authorization);
      throw failure;
    }
  }

  private JobManifest manifest(
      JobId id, TranscodeJob old, TranscodeRequest request, StoredSource stored) {
    SourceMedia source =
        new SourceMedia(
            old.source().fileName(), stored.sizeBytes(), stored.key(), old.source().crc32c());
    return new JobManifest(
        JobManifest.SCHEMA, id, old.owner(), request, source, clock.instant(), FIRST_LINK_VERSION);
  }
}
