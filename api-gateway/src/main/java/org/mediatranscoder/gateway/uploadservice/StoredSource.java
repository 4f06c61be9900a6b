package org.mediatranscoder.gateway.uploadservice;

/**
 * What upload-service says that it has stored.
 *
 * @param key in S3
 * @param receipt opens the rest of this upload for a while, however old the caller's token is by
 *     now; a secret
 */
public record StoredSource(String key, long sizeBytes, String receipt) {

  /** The value of the header {@code Authorization} for what is still to be done. */
  public String authorization() {
    return "Receipt " + receipt;
  }

  @Override
  public String toString() {
    return "StoredSource[key=" + key + ", sizeBytes=" + sizeBytes + "]";
  }
}
