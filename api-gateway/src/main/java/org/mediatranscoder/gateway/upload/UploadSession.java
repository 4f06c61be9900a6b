package org.mediatranscoder.gateway.upload;

import java.io.IOException;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.gateway.multipart.BoundedBody;
import org.mediatranscoder.gateway.multipart.FormPart;
import org.mediatranscoder.gateway.multipart.FormParts;
import org.mediatranscoder.gateway.uploadservice.StoredSource;
import org.mediatranscoder.gateway.uploadservice.UploadServiceClient;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.Crc32c;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.JobManifest;
import org.mediatranscoder.model.job.SourceMedia;
import org.mediatranscoder.model.job.TranscodeRequest;
import org.mediatranscoder.web.problem.ApiException;

/** One form on its way in: takes each part as it comes and sends the file on at once. */
final class UploadSession {

  private static final int FIRST_LINK_VERSION = 1;

  private final JobId id;
  private final UploadServiceClient uploadService;
  private final FormFields fields;
  private final UploadProperties limits;
  private String authorization;
  private boolean touchedStorage;
  private @Nullable SourceMedia source;

  UploadSession(
      JobId id,
      String authorization,
      UploadServiceClient uploadService,
      FormFields fields,
      UploadProperties limits) {
    this.id = id;
    this.authorization = authorization;
    this.uploadService = uploadService;
    this.fields = fields;
    this.limits = limits;
  }

  JobId id() {
    return id;
  }

  /** What opens upload-service for the next step: a receipt as soon as there is one. */
  String authorization() {
    return authorization;
  }

  /** Whether something of this job may lie in S3. */
  boolean hasTouchedStorage() {
    return touchedStorage;
  }

  /**
   * Takes the whole form.
   *
   * @throws IOException if the client broke off
   * @throws ApiException if the form is refused
   */
  JobManifest take(FormParts form, AccountId owner, Clock clock) throws IOException {
    for (Optional<FormPart> part = form.next(); part.isPresent(); part = form.next()) {
      take(part.get());
    }
    TranscodeRequest request = fields.complete();
    if (source == null) {
      throw new ApiException(ErrorCode.FILE_MISSING);
    }
    return new JobManifest(
        JobManifest.SCHEMA, id, owner, request, source, clock.instant(), FIRST_LINK_VERSION);
  }

  private void take(FormPart part) throws IOException {
    fields.announce(part.name());
    if (part.name().equals(FormFields.FILE)) {
      fields.requireGood();
      source = store(part);
    } else {
      fields.put(part.name(), text(part));
    }
  }

  private SourceMedia store(FormPart part) throws IOException {
    BoundedBody file = new BoundedBody(nonEmpty(part), limits.maxSize().toBytes());
    touchedStorage = true;
    CRC32C sum = new CRC32C();
    StoredSource stored = uploadService.store(id, authorization, new CheckedInputStream(file, sum));
    authorization = stored.authorization();
    if (stored.sizeBytes() != file.count() || !stored.isOf(Crc32c.of(sum))) {
      throw new ApiException(ErrorCode.STORAGE_UNAVAILABLE);
    }
    return new SourceMedia(DisplayName.of(part.fileName()), stored.sizeBytes(), stored.key())
        .with(stored.crc32c());
  }

  /** A browser sends an empty part without a name where no file was chosen. */
  private PushbackInputStream nonEmpty(FormPart part) throws IOException {
    PushbackInputStream content = new PushbackInputStream(part.content());
    int first = content.read();
    if (first < 0) {
      boolean unnamed = part.fileName() == null || part.fileName().isBlank();
      fields.refuse(
          FormFields.FILE,
          unnamed ? ErrorCode.FILE_MISSING : ErrorCode.FILE_EMPTY,
          unnamed ? "is missing" : "has no bytes");
    }
    content.unread(first);
    return content;
  }

  private String text(FormPart part) throws IOException {
    int limit = (int) limits.maxFieldSize().toBytes();
    byte[] value = part.content().readNBytes(limit + 1);
    if (value.length > limit) {
      fields.refuse(part.name(), ErrorCode.FIELD_TOO_LONG, "must have at most " + limit + " bytes");
    }
    return new String(value, StandardCharsets.UTF_8);
  }
}
