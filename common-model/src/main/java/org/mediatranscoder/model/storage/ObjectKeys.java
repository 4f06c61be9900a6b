package org.mediatranscoder.model.storage;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mediatranscoder.model.job.JobId;

/**
 * The layout of the bucket. Every key is made from ids and names that we chose, never from what a
 * person typed.
 */
public final class ObjectKeys {

  /** Prefix of all sources. */
  public static final String SOURCES = "raw/";

  /** Prefix of all outputs. */
  public static final String OUTPUTS = "processed/";

  /** Prefix of what workers that encode one video together keep meanwhile. */
  public static final String WORK = "work/";

  /** Prefix of all packages that are played while they are made. */
  public static final String LIVE = "live/";

  private static final String RESULT = "result.json";
  private static final String POSTER = "poster.jpg";
  private static final String MAILED = "mailed-";
  private static final String CHUNK = "chunk-";
  private static final Pattern CHUNK_KEY = Pattern.compile("work/[^/]+/[^/]+/chunk-([0-9]{1,9})");
  private static final Pattern MAILED_KEY = Pattern.compile("processed/[^/]+/mailed-([0-9]{1,9})");
  private static final Pattern LIVE_KEY = Pattern.compile("live/[^/]+/([0-9]{1,9})/.+");
  private static final Pattern OUTPUT_KEY = Pattern.compile("processed/[^/]+/([0-9]{1,9})/.+");

  private ObjectKeys() {}

  /** Prefix of everything that belongs to the upload of a job. */
  public static String rawPrefix(JobId id) {
    return SOURCES + id + "/";
  }

  /** The uploaded file. */
  public static String raw(JobId id) {
    return rawPrefix(id) + "source";
  }

  /** What an upload that can be resumed is to become, as JSON; kept until its job is deleted. */
  public static String upload(JobId id) {
    return rawPrefix(id) + "upload.json";
  }

  /**
   * The last bytes of an upload that can be resumed, too few for a part.
   *
   * @param start where its first byte belongs in the file
   */
  public static String uploadTail(JobId id, long start) {
    return uploadTails(id) + start;
  }

  /** Prefix of all that {@link #uploadTail} names. */
  public static String uploadTails(JobId id) {
    return rawPrefix(id) + "tail-";
  }

  /** How many bytes of such an upload count, as a decimal number; missing if all of them do. */
  public static String uploadVerified(JobId id) {
    return rawPrefix(id) + "verified";
  }

  /** The {@link org.mediatranscoder.model.job.JobManifest} as JSON. */
  public static String manifest(JobId id) {
    return rawPrefix(id) + "job.json";
  }

  /** The {@link org.mediatranscoder.model.job.JobResult} as JSON. */
  public static String result(JobId id) {
    return processedPrefix(id) + RESULT;
  }

  /**
   * An empty object: the mail about the end of this run was handed to the mail server, at the time
   * at which the object was stored.
   */
  public static String mailed(JobId id, int run) {
    return processedPrefix(id) + MAILED + run;
  }

  /** An empty object: this webhook has taken the event about the end of this attempt. */
  public static String webhookCalled(JobId id, int attempt, String webhook) {
    return processedPrefix(id) + "webhook-" + attempt + "-" + webhook;
  }

  /**
   * A small JPEG of the video that was made, for the mail about it; missing where there is none.
   */
  public static String poster(JobId id) {
    return processedPrefix(id) + POSTER;
  }

  /** The run whose mail this key says was sent, or nothing if it says something else. */
  public static OptionalInt mailedRun(String key) {
    return number(MAILED_KEY, key);
  }

  /** The attempt that made the output of this key, or nothing if it is no output. */
  public static OptionalInt attempt(String key) {
    return number(OUTPUT_KEY, key);
  }

  /** The job that the key belongs to, or nothing if it belongs to none. */
  public static Optional<JobId> job(String key) {
    String[] parts = key.split("/", 3);
    return parts.length < 3 ? Optional.empty() : JobId.parse(parts[1]);
  }

  private static OptionalInt number(Pattern pattern, String key) {
    Matcher matcher = pattern.matcher(key);
    return matcher.matches()
        ? OptionalInt.of(Integer.parseInt(matcher.group(1)))
        : OptionalInt.empty();
  }

  /** Prefix of what a worker keeps between attempts. */
  public static String workPrefix(JobId id) {
    return WORK + id + "/";
  }

  /**
   * Prefix of the chunks of a video that all workers encode.
   *
   * @param plan names how it was cut, and how chunks are encoded
   */
  public static String chunksPrefix(JobId id, String plan) {
    return workPrefix(id) + plan + "/";
  }

  /** How a video was cut and chunks are encoded, as JSON. */
  public static String chunksPlan(JobId id, String plan) {
    return chunksPrefix(id, plan) + "plan.json";
  }

  /** One chunk that was encoded. */
  public static String chunk(JobId id, String plan, int number) {
    return chunksPrefix(id, plan) + CHUNK + number;
  }

  /** The number of the chunk of this key, or nothing if it is none. */
  public static OptionalInt chunkNumber(String key) {
    return number(CHUNK_KEY, key);
  }

  /** Prefix of the pieces of a package that is played while it is made. */
  public static String livePrefix(JobId id) {
    return LIVE + id + "/";
  }

  /** Likewise of one attempt. */
  public static String livePrefix(JobId id, int attempt) {
    return livePrefix(id) + attempt + "/";
  }

  /** A playlist or a piece of it, by its name. */
  public static String live(JobId id, int attempt, String name) {
    return livePrefix(id, attempt) + name;
  }

  /** The attempt that made the piece of this key, or nothing if it is none. */
  public static OptionalInt liveAttempt(String key) {
    return number(LIVE_KEY, key);
  }

  /** Prefix of the output. */
  public static String processedPrefix(JobId id) {
    return OUTPUTS + id + "/";
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
    return processed(id, attempt, formatId + "." + extension);
  }

  /** Likewise one of several, by its name among the outputs of the job. */
  public static String processed(JobId id, int attempt, String name) {
    return attemptPrefix(id, attempt) + name;
  }

  /** Prefix of all outputs of one attempt. */
  public static String attemptPrefix(JobId id, int attempt) {
    return processedPrefix(id) + attempt + "/";
  }
}
