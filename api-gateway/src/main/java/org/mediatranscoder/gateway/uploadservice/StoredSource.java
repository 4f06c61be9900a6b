package org.mediatranscoder.gateway.uploadservice;

import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.Crc32c;

/**
 * What upload-service says that it has stored.
 *
 * @param key in S3
 * @param receipt opens the rest of this upload for a while, however old the caller's token is by
 *     now; a secret
 * @param crc32c of the bytes that came to it; null if it is not known
 */
public record StoredSource(String key, long sizeBytes, String receipt, @Nullable Crc32c crc32c) {

  /** Whether bytes of this checksum may have come to it. */
  public boolean isOf(Crc32c sent) {
    return crc32c == null || crc32c.equals(sent);
  }

  /** The value of the header {@code Authorization} for what is still to be done. */
  public String authorization() {
    return "Receipt " + receipt;
  }

  @Override
  public String toString() {
    return "StoredSource[key=" + key + ", sizeBytes=" + sizeBytes + "]";
  }
}
