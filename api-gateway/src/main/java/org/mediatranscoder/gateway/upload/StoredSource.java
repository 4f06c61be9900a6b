package org.mediatranscoder.gateway.upload;

/**
 * What upload-service says that it has stored.
 *
 * @param key in S3
 */
record StoredSource(String key, long sizeBytes) {}
