package org.mediatranscoder.model.job;

/**
 * The file that was uploaded.
 *
 * @param fileName as the person named it, for display only: never part of a path
 * @param sizeBytes what arrived, at least 1
 * @param key where it lies in S3, see {@link org.mediatranscoder.model.storage.ObjectKeys#raw}
 */
public record SourceMedia(String fileName, long sizeBytes, String key) {}
