package org.mediatranscoder.gateway.download;

/**
 * A file that came out.
 *
 * @param key in S3, under {@code processed/}
 * @param downloadName what it is called on the person's disk
 */
record OutputFile(String key, String downloadName) {}
