package org.mediatranscoder.upload.resumable;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.upload.manifest.Manifests;
import org.mediatranscoder.upload.source.IncomingFile;
import org.mediatranscoder.upload.source.SourceProperties;
import org.mediatranscoder.web.body.StreamedBody;
import org.mediatranscoder.web.problem.ApiException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ResumableController {

  /** Where the first byte of the body belongs; called as in tus 1.0. */
  private static final String OFFSET = "Upload-Offset";

  /** What its bytes come to; likewise. */
  private static final String CHECKSUM = "Upload-Checksum";

  private final Manifests manifests;
  private final UploadNotes notes;
  private final UploadProgress progress;
  private final UploadAppender appender;
  private final WriterLease lease;
  private final SourceProperties limits;
  private final Clock clock;

  ResumableController(
      Manifests manifests,
      UploadNotes notes,
      UploadProgress progress,
      UploadAppender appender,
      WriterLease lease,
      SourceProperties limits,
      Clock clock) {
    this.manifests = manifests;
    this.notes = notes;
    this.progress = progress;
    this.appender = appender;
    this.lease = lease;
    this.limits = limits;
    this.clock = clock;
  }

  @PutMapping("/uploads/{jobId}/resumable")
  @ResponseStatus(HttpStatus.CREATED)
  UploadState begin(
      @PathVariable("jobId") String jobId, AccountId caller, @RequestBody NewUpload wanted) {
    JobId id = manifests.requireOwnOrNew(jobId, caller);
    if (wanted.lengthBytes() < 1) {
      throw new ApiException(ErrorCode.FILE_EMPTY);
    }
    if (wanted.lengthBytes() > limits.maxSize().toBytes()) {
      throw new ApiException(ErrorCode.UPLOAD_TOO_LARGE);
    }
    return progress.state(id, notes.begin(id, caller, wanted));
  }

  /** A request that still writes is ended: the one that asks goes on. */
  @GetMapping("/uploads/{jobId}/resumable")
  UploadState state(@PathVariable("jobId") String jobId, AccountId caller) {
    JobId id = known(jobId);
    ResumableUpload upload = notes.find(id, caller);
    var _ = lease.take(id);
    return progress.state(id, upload);
  }

  @StreamedBody
  @PatchMapping("/uploads/{jobId}/resumable")
  UploadState append(
      @PathVariable("jobId") String jobId, AccountId caller, HttpServletRequest request)
      throws IOException {
    JobId id = known(jobId);
    @Nullable Checksum checksum = Checksum.of(request.getHeader(CHECKSUM));
    ResumableUpload upload = notes.find(id, caller);
    InputStream bytes = request.getInputStream();
    IncomingFile body =
        new IncomingFile(
            checksum == null ? bytes : checksum.over(bytes),
            request.getContentLengthLong(),
            limits,
            clock);
    appender.append(id, upload, offset(request), body, checksum);
    return progress.state(id, notes.find(id, caller), body.checksum());
  }

  private static long offset(HttpServletRequest request) {
    @Nullable String offset = request.getHeader(OFFSET);
    if (offset == null || !offset.matches("[0-9]{1,18}")) {
      throw new ApiException(ErrorCode.UPLOAD_OFFSET_WRONG);
    }
    return Long.parseLong(offset);
  }

  private static JobId known(String id) {
    return JobId.parse(id).orElseThrow(() -> new ApiException(ErrorCode.UPLOAD_NOT_FOUND));
  }
}
