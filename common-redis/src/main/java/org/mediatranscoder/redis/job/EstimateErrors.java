package org.mediatranscoder.redis.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mediatranscoder.model.job.JobEstimate;
import org.mediatranscoder.model.job.ModelledEstimate;
import org.mediatranscoder.redis.connection.LuaScript;
import org.mediatranscoder.redis.connection.RedisLink;

/**
 * By how much estimates were off lately, by which later ones are corrected: of all jobs (time
 * only), of those of a format that copied or that encoded, and of these by the size of the source.
 * Each is the mean and the variance of the natural logarithm of what came out, divided by what the
 * model said. Redis keeps a few fields for each format of the catalogue.
 */
public final class EstimateErrors {

  private static final LuaScript DEVIATED = LuaScript.beside(EstimateErrors.class, "deviated");
  private static final String KEY = "jobs:estimates";
  private static final String BYTES = "bytes";
  private static final String SECONDS = "seconds";

  /** So many jobs weigh as much as all that is known without them. */
  private static final double PRIOR = 3;

  /** Nobody is off by more than a hundred times; a job that is has another reason. */
  private static final double MOST = Math.log(100);

  private static final long MEBIBYTE = 1 << 20;
  private static final long SMALL = 8 * MEBIBYTE;
  private static final long LARGE = 256 * MEBIBYTE;

  private final RedisLink redis;

  EstimateErrors(RedisLink redis) {
    this.redis = redis;
  }

  /**
   * Jobs that are alike.
   *
   * @param copied as {@link org.mediatranscoder.model.job.JobPlan#copies} says
   */
  public record Kind(String format, boolean copied, long sourceBytes) {

    private String ofFormat(String what) {
      return what + ":" + format + (copied ? ":copied" : ":encoded");
    }

    private String ofSize(String what) {
      String size = sourceBytes < SMALL ? "small" : sourceBytes < LARGE ? "medium" : "large";
      return ofFormat(what) + ":" + size;
    }
  }

  /** Notes what a job of which this was expected has made, and how long it took. */
  public void add(Kind kind, JobEstimate expected, long bytes, Duration took) {
    List<String> fields = new ArrayList<>();
    if (expected.modelBytes() != null && bytes > 0) {
      String off = off(bytes / expected.modelBytes());
      fields.addAll(List.of(kind.ofFormat(BYTES), off, kind.ofSize(BYTES), off));
    }
    if (expected.modelSeconds() != null && took.isPositive()) {
      String off = off(took.toMillis() / 1000.0 / expected.modelSeconds());
      fields.addAll(List.of(SECONDS, off, kind.ofFormat(SECONDS), off, kind.ofSize(SECONDS), off));
    }
    if (!fields.isEmpty()) {
      redis.number(DEVIATED, List.of(KEY), fields);
    }
  }

  private static String off(double ratio) {
    return Double.toString(Math.clamp(Math.log(ratio), -MOST, MOST));
  }

  /** What is known now. */
  public Known known() {
    return new Known(redis.commands().hgetall(KEY));
  }

  /**
   * As it was at one moment.
   *
   * @param fields by name, each mean, variance and count
   */
  public record Known(Map<String, String> fields) {

    /** Nothing. */
    public static final Known NONE = new Known(Map.of());

    public Known {
      fields = Map.copyOf(fields);
    }

    /** What is expected of a job for which the model says this. */
    public JobEstimate of(Kind kind, ModelledEstimate model) {
      Double bytes = model.bytes();
      Double seconds = model.seconds();
      return new JobEstimate(
          bytes == null ? null : bytes(kind, bytes, model.bytesSpread()),
          seconds == null ? null : seconds(kind, seconds, model.secondsSpread()),
          model.unknown(),
          bytes,
          seconds);
    }

    private JobEstimate.Range bytes(Kind kind, double model, double spread) {
      return corrected(model, spread, List.of(kind.ofFormat(BYTES), kind.ofSize(BYTES)));
    }

    private JobEstimate.Range seconds(Kind kind, double model, double spread) {
      return corrected(
          model, spread, List.of(SECONDS, kind.ofFormat(SECONDS), kind.ofSize(SECONDS)));
    }

    /** Each field, from the general to the special, counts by how many jobs are in it. */
    private JobEstimate.Range corrected(double model, double spread, List<String> names) {
      double mean = 0;
      double variance = spread * spread;
      for (String name : names) {
        String field = fields.get(name);
        if (field != null) {
          String[] parts = field.split(" ", 3);
          double count = Double.parseDouble(parts[2]);
          double off = Double.parseDouble(parts[0]);
          mean = (PRIOR * mean + count * off) / (PRIOR + count);
          variance =
              (PRIOR * variance + (count - 1) * Double.parseDouble(parts[1])) / (PRIOR + count - 1);
        }
      }
      return JobEstimate.Range.around(model * Math.exp(mean), Math.sqrt(variance));
    }
  }
}
