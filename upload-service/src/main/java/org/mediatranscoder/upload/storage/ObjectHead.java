package org.mediatranscoder.upload.storage;

import java.time.Instant;
import java.util.Map;

/**
 * What S3 knows of an object beside its bytes.
 *
 * @param metadata ours, names in lower case
 */
public record ObjectHead(Map<String, String> metadata, Instant storedAt) {

  public ObjectHead {
    metadata = Map.copyOf(metadata);
  }
}
