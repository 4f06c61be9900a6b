package org.mediatranscoder.upload.source;

/**
 * A file that has arrived whole.
 *
 * @param key where it lies in S3
 * @param receipt opens the manifest and the removal of this upload for a while, in the place of a
 *     token; a secret
 */
public record StoredSource(String key, long sizeBytes, String receipt) {}
