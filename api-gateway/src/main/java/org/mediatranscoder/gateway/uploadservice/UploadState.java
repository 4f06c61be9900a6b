package org.mediatranscoder.gateway.uploadservice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.Crc32c;
import org.mediatranscoder.model.job.TranscodeRequest;

/**
 * How far an upload is that comes in several requests.
 *
 * @param offset bytes that are safe: the next one that is wanted
 * @param metadata as the client sent it
 * @param expiresAt when it is given up
 * @param source the whole file; null while something is missing
 * @param storedAt when the file became whole; null while something is missing
 * @param received of the bytes that this request brought to it; null if it brought none
 */
public record UploadState(
    long lengthBytes,
    long offset,
    String fileName,
    TranscodeRequest request,
    String metadata,
    Instant expiresAt,
    @Nullable StoredSource source,
    @Nullable Instant storedAt,
    @Nullable Crc32c received) {

  /** Whether the request may have brought bytes of this checksum. */
  public boolean hasReceived(Crc32c sent) {
    return received == null || received.equals(sent);
  }
}
