package org.mediatranscoder.gateway.tus;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.gateway.acceptance.JobAcceptance;
import org.mediatranscoder.gateway.acceptance.JobWebhooks;
import org.mediatranscoder.gateway.formats.Formats;
import org.mediatranscoder.gateway.limits.UploadAdmission;
import org.mediatranscoder.gateway.limits.UploadLease;
import org.mediatranscoder.gateway.upload.DisplayName;
import org.mediatranscoder.gateway.upload.FormFields;
import org.mediatranscoder.gateway.uploadservice.FailedUploadCleanup;
import org.mediatranscoder.gateway.uploadservice.NewUpload;
import org.mediatranscoder.gateway.uploadservice.StoredSource;
import org.mediatranscoder.gateway.uploadservice.UploadServiceClient;
import org.mediatranscoder.gateway.uploadservice.UploadState;
import org.mediatranscoder.model.access.AccessClaims;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.Crc32c;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.JobManifest;
import org.mediatranscoder.model.job.SourceMedia;
import org.mediatranscoder.model.job.TranscodeRequest;
import org.mediatranscoder.redis.job.JobStore;
import org.mediatranscoder.web.body.CountedStream;
import org.mediatranscoder.web.mail.EmailAddresses;
import org.mediatranscoder.web.problem.ApiException;
import org.slf4j.MDC;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Service;

/**
 * Uploads that can be resumed. The id of an upload is that of the job that its last byte makes. If
 * this instance dies in between, the next request for the upload makes the job.
 */
@Service
public class TusUploads {

  private static final int FIRST_LINK_VERSION = 1;

  /** As the field of a form is called, and as clients of tus call it. */
  private static final String FILE_NAME = "filename";

  private final UploadServiceClient uploadService;
  private final UploadAdmission admission;
  private final JobAcceptance acceptance;
  private final JobStore jobs;
  private final Formats formats;
  private final EmailAddresses addresses;
  private final JobWebhooks webhooks;
  private final UnfinishedUploads unfinished;
  private final FailedUploadCleanup cleanup;
  private final Clock clock;

  TusUploads(
      UploadServiceClient uploadService,
      UploadAdmission admission,
      JobAcceptance acceptance,
      JobStore jobs,
      Formats formats,
      EmailAddresses addresses,
      JobWebhooks webhooks,
      UnfinishedUploads unfinished,
      FailedUploadCleanup cleanup,
      Clock clock) {
    this.uploadService = uploadService;
    this.admission = admission;
    this.acceptance = acceptance;
    this.jobs = jobs;
    this.formats = formats;
    this.addresses = addresses;
    this.webhooks = webhooks;
    this.unfinished = unfinished;
    this.cleanup = cleanup;
    this.clock = clock;
  }

  /**
   * Begins an upload. While the request lasts it is one of those at once, of the whole length; its
   * bytes count for the day.
   *
   * @param lengthBytes of the whole file
   * @param header {@link TusHeaders#METADATA}: {@code filename}, {@code format}, {@code email},
   *     {@code options}, {@code priority} and {@code webhook}; what else it names is the client's
   *     own
   * @param first null if no bytes come with it
   * @throws ApiException if a limit is exceeded, a field is refused or a downstream service fails
   */
  UploadState begin(
      JobId id,
      AccountId owner,
      Jwt token,
      long lengthBytes,
      @Nullable String header,
      @Nullable FirstBytes first)
      throws IOException {
    Map<String, String> metadata = UploadMetadata.parse(header);
    TranscodeRequest request = request(owner, token, metadata);
    NewUpload upload =
        new NewUpload(
            lengthBytes,
            DisplayName.of(metadata.get(FILE_NAME)),
            request,
            Objects.requireNonNullElse(header, ""));
    try (UploadLease lease = admission.admit(owner, lengthBytes)) {
      UploadState state = uploadService.begin(id, bearer(token), upload);
      unfinished.note(owner, id, state);
      return first == null ? state : append(id, owner, token, first, lease);
    }
  }

  private UploadState append(
      JobId id, AccountId owner, Jwt token, FirstBytes first, UploadLease lease) {
    try {
      InputStream body = new CountedStream(first.body(), lease::count);
      return append(id, owner, token, 0, first.checksum(), body);
    } catch (IOException brokeOff) {
      throw new ApiException(ErrorCode.UPLOAD_INCOMPLETE, brokeOff);
    }
  }

  /** Begins an upload that this instance sends, and that was let in. */
  public UnfinishedUpload begin(JobId id, AccountId owner, Jwt token, NewUpload upload)
      throws IOException {
    UploadState state = uploadService.begin(id, bearer(token), upload);
    unfinished.note(owner, id, state);
    Instant now = clock.instant();
    return UnfinishedUpload.of(id, state).activeAt(now, now);
  }

  /** Notes how many bytes have come while {@link #append} is still sending. */
  public void progress(JobId id, AccountId owner, long offset) {
    unfinished.progress(owner, id, offset);
  }

  /** Ends the upload, removes what came, and notes why; it is listed until the account ends it. */
  public void fail(JobId id, AccountId owner, Jwt token, ErrorCode code) {
    unfinished.fail(owner, id, code);
    cleanup.remove(id, bearer(token));
  }

  private TranscodeRequest request(AccountId owner, Jwt token, Map<String, String> metadata) {
    FormFields fields =
        new FormFields(
            formats, addresses, webhooks, owner, token.getClaimAsString(AccessClaims.EMAIL));
    fields.announce(FormFields.FILE);
    metadata.forEach(
        (name, value) -> {
          fields.announce(name);
          fields.put(name, value);
        });
    return fields.complete();
  }

  /**
   * Takes the next bytes; the last one makes the job.
   *
   * @param checksum {@link TusHeaders#CHECKSUM} of the body; null if there is none
   * @throws ApiException {@code storage-unavailable} if other bytes came to upload-service than
   *     were sent to it; nothing of the upload is left then
   */
  public UploadState append(
      JobId id,
      AccountId owner,
      Jwt token,
      long offset,
      @Nullable String checksum,
      InputStream body)
      throws IOException {
    unfinished.isActive(owner, id);
    CRC32C sum = new CRC32C();
    UploadState state =
        uploadService.append(
            id, bearer(token), offset, checksum, new CheckedInputStream(body, sum));
    if (!state.hasReceived(Crc32c.of(sum))) {
      unfinished.forget(owner, id);
      cleanup.remove(id, bearer(token));
      throw new ApiException(ErrorCode.STORAGE_UNAVAILABLE);
    }
    return finished(id, owner, state);
  }

  /** How far the upload is. */
  public UploadState state(JobId id, AccountId owner, Jwt token) throws IOException {
    return finished(id, owner, uploadService.state(id, bearer(token)));
  }

  /**
   * Ends the upload and removes what came.
   *
   * @throws ApiException {@code upload-not-found} if it is a job already
   */
  void end(JobId id, AccountId owner, Jwt token) throws IOException {
    unfinished.forget(owner, id);
    UploadState state = uploadService.state(id, bearer(token));
    if (state.source() != null && jobs.find(id).isPresent()) {
      throw new ApiException(ErrorCode.UPLOAD_NOT_FOUND);
    }
    uploadService.delete(id, bearer(token));
  }

  private UploadState finished(JobId id, AccountId owner, UploadState state) throws IOException {
    @Nullable StoredSource source = state.source();
    if (source != null && jobs.find(id).isEmpty() && !jobs.isDeleted(id)) {
      try (var _ = MDC.putCloseable(JobId.LABEL, id.toString())) {
        var _ = acceptance.accept(manifest(id, owner, state, source), source.authorization());
      }
    }
    unfinished.note(owner, id, state);
    return state;
  }

  /** The same in each instance and at each try, so that the job is made once. */
  private static JobManifest manifest(
      JobId id, AccountId owner, UploadState state, StoredSource source) {
    return new JobManifest(
        JobManifest.SCHEMA,
        id,
        owner,
        state.request(),
        new SourceMedia(state.fileName(), source.sizeBytes(), source.key()).with(source.crc32c()),
        Objects.requireNonNull(state.storedAt()),
        FIRST_LINK_VERSION);
  }

  private static String bearer(Jwt token) {
    return "Bearer " + token.getTokenValue();
  }
}
