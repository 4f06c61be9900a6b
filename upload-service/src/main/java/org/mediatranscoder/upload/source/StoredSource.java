package org.mediatranscoder.upload.source;

import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.Crc32c;

/**
 * A file that has arrived whole.
 *
 * @param key where it lies in S3
 * @param receipt opens the manifest and the removal of this upload for a while, in the place of a
 *     token; a secret
 * @param crc32c of the bytes as they came; null if it is not known
 */
public record StoredSource(String key, long sizeBytes, String receipt, @Nullable Crc32c crc32c) {}
