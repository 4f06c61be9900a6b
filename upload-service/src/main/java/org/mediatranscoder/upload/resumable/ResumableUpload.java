package org.mediatranscoder.upload.resumable;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.Crc32c;
import org.mediatranscoder.model.job.TranscodeRequest;
import org.mediatranscoder.upload.receipt.Receipt;

/**
 * What is noted of an upload in S3, beside its parts: with these any instance can go on with it,
 * whatever was restarted.
 *
 * @param multipartId of the source in parts
 * @param receipt finishes the upload; a secret, which lies beside the file that it is for
 * @param crc32c of the whole file, noted before its parts are made one object; null before, or if
 *     it is not known
 */
record ResumableUpload(
    AccountId owner,
    long lengthBytes,
    String fileName,
    TranscodeRequest request,
    String metadata,
    String multipartId,
    String receipt,
    Instant createdAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Crc32c crc32c) {

  /** The same with this checksum, or with none. */
  ResumableUpload with(@Nullable Crc32c checksum) {
    return new ResumableUpload(
        owner, lengthBytes, fileName, request, metadata, multipartId, receipt, createdAt, checksum);
  }

  Receipt asReceipt() {
    return new Receipt(receipt);
  }

  @Override
  public String toString() {
    return "ResumableUpload[lengthBytes=" + lengthBytes + ", createdAt=" + createdAt + "]";
  }
}
