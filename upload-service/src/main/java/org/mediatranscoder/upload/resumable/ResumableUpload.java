package org.mediatranscoder.upload.resumable;

import java.time.Instant;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.TranscodeRequest;
import org.mediatranscoder.upload.receipt.Receipt;

/**
 * What is noted of an upload in S3, beside its parts: with these any instance can go on with it,
 * whatever was restarted.
 *
 * @param multipartId of the source in parts
 * @param receipt finishes the upload; a secret, which lies beside the file that it is for
 */
record ResumableUpload(
    AccountId owner,
    long lengthBytes,
    String fileName,
    TranscodeRequest request,
    String metadata,
    String multipartId,
    String receipt,
    Instant createdAt) {

  Receipt asReceipt() {
    return new Receipt(receipt);
  }

  @Override
  public String toString() {
    return "ResumableUpload[lengthBytes=" + lengthBytes + ", createdAt=" + createdAt + "]";
  }
}
