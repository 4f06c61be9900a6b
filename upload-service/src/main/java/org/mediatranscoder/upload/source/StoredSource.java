package org.mediatranscoder.upload.source;

/**
 * A file that has arrived whole.
 *
 * @param key where it lies in S3
 * @param sha256 of its bytes, as hexadecimal digits
 */
record StoredSource(String key, long sizeBytes, String sha256) {}
