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

  /** Prefix of the output. */
  public static String processedPrefix(JobId id) {
    return "processed/" + id + "/";
  }

  /**
   * One output file. Each attempt has keys of its own, so that a worker that was given up for dead
   * can neither overwrite nor delete what its successor made; the job's renditions say which
   * attempt counts.
   *
   * @param attempt the fencing number of the attempt that made it
   * @param extension from the catalogue, without the dot
   */
  public static String processed(JobId id, int attempt, String formatId, String extension) {
    return processedPrefix(id) + attempt + "/" + formatId + "." + extension;
  }
}
