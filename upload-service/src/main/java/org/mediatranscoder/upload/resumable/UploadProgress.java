package org.mediatranscoder.upload.resumable;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.Crc32c;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.storage.ObjectKeys;
import org.mediatranscoder.s3.MultipartUpload;
import org.mediatranscoder.upload.source.StoredSource;
import org.mediatranscoder.upload.storage.ObjectHead;
import org.mediatranscoder.upload.storage.RawStorage;
import org.mediatranscoder.web.problem.ApiException;
import org.springframework.stereotype.Component;

/** Asks S3 how far an upload is: nothing else remembers it. */
@Component
class UploadProgress {

  private final RawStorage storage;
  private final UploadNotes notes;
  private final VerifiedBytes verified;

  UploadProgress(RawStorage storage, UploadNotes notes, VerifiedBytes verified) {
    this.storage = storage;
    this.notes = notes;
    this.verified = verified;
  }

  /** What is there to go on with. */
  StoredBytes stored(JobId id, ResumableUpload upload) {
    Optional<MultipartUpload> object =
        storage
            .resume(ObjectKeys.raw(id), upload.multipartId())
            .filter(parts -> parts.found() > 0 || !isWhole(id));
    return object
        .map(parts -> stored(id, parts))
        .orElseGet(() -> new StoredBytes(null, new byte[0], false));
  }

  private StoredBytes stored(JobId id, MultipartUpload parts) {
    OptionalLong verified = this.verified.of(id);
    verified.ifPresent(parts::truncate);
    byte[] tail = tail(id, parts.found());
    long most = verified.orElse(Long.MAX_VALUE) - parts.found();
    return new StoredBytes(
        parts, tail.length > most ? Arrays.copyOf(tail, (int) most) : tail, verified.isPresent());
  }

  /** S3Proxy 4.1.0 lists no parts of an upload that was completed, where S3 knows it no longer. */
  private boolean isWhole(JobId id) {
    return storage.head(ObjectKeys.raw(id)).isPresent();
  }

  private byte[] tail(JobId id, long start) {
    return storage.get(ObjectKeys.uploadTail(id, start)).orElseGet(() -> new byte[0]);
  }

  /**
   * How far the upload is.
   *
   * @throws ApiException {@code upload-not-found} if its parts were removed
   */
  UploadState state(JobId id, ResumableUpload upload) {
    return state(id, upload, null);
  }

  /**
   * As above, for a request that has sent bytes.
   *
   * @param received {@link UploadState#received}
   */
  UploadState state(JobId id, ResumableUpload upload, @Nullable Crc32c received) {
    StoredBytes stored = stored(id, upload);
    return stored.object() == null
        ? whole(id, upload, received)
        : state(upload, stored.object().found() + stored.tail().length, null, null, received);
  }

  private UploadState whole(JobId id, ResumableUpload upload, @Nullable Crc32c received) {
    ObjectHead head =
        storage
            .head(ObjectKeys.raw(id))
            .orElseThrow(() -> new ApiException(ErrorCode.UPLOAD_NOT_FOUND));
    return state(
        upload,
        upload.lengthBytes(),
        new StoredSource(
            ObjectKeys.raw(id), upload.lengthBytes(), upload.receipt(), upload.crc32c()),
        head.storedAt(),
        received);
  }

  private UploadState state(
      ResumableUpload upload,
      long offset,
      @Nullable StoredSource source,
      @Nullable Instant storedAt,
      @Nullable Crc32c received) {
    return new UploadState(
        upload.lengthBytes(),
        offset,
        upload.fileName(),
        upload.request(),
        upload.metadata(),
        notes.expiry(upload),
        source,
        storedAt,
        received);
  }
}
