package org.mediatranscoder.model.storage;

import org.mediatranscoder.model.job.JobId;

/**
 * The layout of the bucket. Every key is made from ids and names that we chose, never from what a
 * person typed.
 */
public final class ObjectKeys {

  private ObjectKeys() {}

  /** Prefix of everything that belongs to the upload of a job. */
  public static String rawPrefix(JobId id) {
    return "raw/" + id + "/";
  }

  /** The uploaded file. */
  public static String raw(JobId id) {
    return rawPrefix(id) + "source";
  }

  /** The {@link org.mediatranscoder.model.job.JobManifest} as JSON. */
  public static String manifest(JobId id) {
    return rawPrefix(id) + "job.json";
  }

  /** Prefix of what a worker keeps between attempts. */
  public static String workPrefix(JobId id) {
    return "work/" + id + "/";
  }

  /** Prefix of what came out. */
  public static String processedPrefix(JobId id) {
    return "processed/" + id + "/";
  }

  /**
   * One file that came out.
   *
   * @param extension from the catalogue, without the dot
   */
  public static String processed(JobId id, String formatId, String extension) {
    return processedPrefix(id) + formatId + "." + extension;
  }
}
