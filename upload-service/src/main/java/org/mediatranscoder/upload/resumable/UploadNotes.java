package org.mediatranscoder.upload.resumable;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.storage.ObjectKeys;
import org.mediatranscoder.s3.Content;
import org.mediatranscoder.s3.MultipartUpload;
import org.mediatranscoder.upload.receipt.Receipt;
import org.mediatranscoder.upload.source.SourceReceiver;
import org.mediatranscoder.upload.storage.RawStorage;
import org.mediatranscoder.upload.storage.StorageProperties;
import org.mediatranscoder.web.problem.ApiException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What is noted of uploads in S3. */
@Component
class UploadNotes {

  private final RawStorage storage;
  private final JsonMapper json;
  private final StorageProperties properties;
  private final Clock clock;

  UploadNotes(RawStorage storage, JsonMapper json, StorageProperties properties, Clock clock) {
    this.storage = storage;
    this.json = json;
    this.properties = properties;
    this.clock = clock;
  }

  /** Begins an upload of this account. */
  ResumableUpload begin(JobId id, AccountId owner, NewUpload wanted) {
    Receipt receipt = Receipt.random();
    MultipartUpload object =
        storage.begin(ObjectKeys.raw(id), SourceReceiver.CONTENT_TYPE, receipt.metadata(owner));
    ResumableUpload upload =
        new ResumableUpload(
            owner,
            wanted.lengthBytes(),
            wanted.fileName(),
            wanted.request(),
            wanted.metadata(),
            object.id(),
            receipt.value(),
            clock.instant(),
            null);
    put(id, upload);
    return upload;
  }

  /** Notes the upload as it is now. */
  void put(JobId id, ResumableUpload upload) {
    storage.put(
        ObjectKeys.upload(id),
        MediaType.APPLICATION_JSON_VALUE,
        Map.of(),
        Content.of(json.writeValueAsBytes(upload)));
  }

  /**
   * The upload of the caller.
   *
   * @throws ApiException {@code upload-not-found} if there is none, it is of another account or too
   *     old
   */
  ResumableUpload find(JobId id, AccountId caller) {
    return storage
        .get(ObjectKeys.upload(id))
        .map(body -> json.readValue(body, ResumableUpload.class))
        .filter(upload -> upload.owner().equals(caller))
        .filter(upload -> clock.instant().isBefore(expiry(upload)))
        .orElseThrow(() -> new ApiException(ErrorCode.UPLOAD_NOT_FOUND));
  }

  /** When the upload is given up. */
  Instant expiry(ResumableUpload upload) {
    return upload.createdAt().plus(properties.abandonedAfter());
  }
}
