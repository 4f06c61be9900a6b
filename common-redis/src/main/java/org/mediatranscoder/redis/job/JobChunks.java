package org.mediatranscoder.redis.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.JobStatus;
import org.mediatranscoder.model.job.Stage;
import org.mediatranscoder.redis.connection.LuaScript;
import org.mediatranscoder.redis.connection.RedisLink;

/**
 * The chunks of a video that all workers encode together: which of them are left, and how far all
 * are. Each change is one script, and does nothing once another attempt has the job, or it has
 * ended. Chunks are numbered from 0.
 */
public final class JobChunks {

  private static final LuaScript BEGIN = LuaScript.beside(JobChunks.class, "chunks-begin");
  private static final LuaScript DONE = LuaScript.beside(JobChunks.class, "chunks-done");
  private static final LuaScript PROGRESS = LuaScript.beside(JobChunks.class, "chunks-progress");
  private static final LuaScript MISMATCH = LuaScript.beside(JobChunks.class, "chunks-mismatch");

  /** Far longer than a job may take, in case that nobody forgets them. */
  private static final Duration LIFE = Duration.ofDays(14);

  private final RedisLink redis;

  JobChunks(RedisLink redis) {
    this.redis = redis;
  }

  /**
   * What all steps of a job share.
   *
   * @param attempt that cut the video
   * @param plan as {@link #begin} was told
   * @param left how many are not encoded yet
   * @param mismatch why the video is encoded whole after all; null if it is not
   */
  public record State(int attempt, String plan, int left, @Nullable String mismatch) {}

  /**
   * How far the whole job is.
   *
   * @param from percent before the first frame; likewise until, after the last one
   * @param length how long all frames are shown
   */
  public record Span(double from, double until, Duration length) {}

  /**
   * Begins with the chunks of this attempt.
   *
   * @param plan names how the video was cut, and how chunks are encoded
   * @param frames of each chunk
   * @param done which are encoded already
   * @return how many are left; empty if the job is not of this attempt
   */
  public OptionalInt begin(
      JobId id, int attempt, String plan, List<Integer> frames, Set<Integer> done) {
    List<String> args = arguments(attempt, plan, LIFE.toSeconds());
    for (int chunk = 0; chunk < frames.size(); chunk++) {
      args.add(frames.get(chunk).toString());
      args.add(done.contains(chunk) ? "1" : "");
    }
    return left(redis.number(BEGIN, keys(id), args));
  }

  /** Empty if no attempt has cut the video. */
  public Optional<State> find(JobId id) {
    Map<String, String> fields = redis.commands().hgetall(JobKeys.chunks(id));
    return fields.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new State(
                Integer.parseInt(need(fields, "attempt")),
                need(fields, "plan"),
                Integer.parseInt(need(fields, "left")),
                fields.get("mismatch")));
  }

  private static String need(Map<String, String> fields, String name) {
    return Objects.requireNonNull(fields.get(name), name);
  }

  /**
   * Counts a chunk that is stored; one that was counted before is not counted again.
   *
   * @return how many are left; empty if the job is not of this attempt
   */
  public OptionalInt done(JobId id, int attempt, int chunk) {
    return left(redis.number(DONE, keys(id), arguments(attempt, chunk)));
  }

  /**
   * Notes how many frames of a chunk are encoded, and from that how far the job is.
   *
   * @return false if the job is not of this attempt
   */
  public boolean progress(JobId id, int attempt, int chunk, long frames, Span span) {
    return redis.test(
        PROGRESS,
        keys(id),
        arguments(
            attempt,
            chunk,
            frames,
            JobKeys.EVENTS,
            Stage.TRANSCODING,
            span.from(),
            span.until(),
            span.length().toMillis() / 1000.0));
  }

  /**
   * Notes why the video is encoded whole after all.
   *
   * @return false if the job is not of this attempt
   */
  public boolean mismatch(JobId id, int attempt, String reason) {
    return redis.test(MISMATCH, keys(id), arguments(attempt, reason));
  }

  /** Once the job has ended. */
  public void forget(JobId id) {
    redis.commands().del(JobKeys.chunks(id));
  }

  private static List<String> keys(JobId id) {
    return List.of(JobKeys.job(id), JobKeys.chunks(id));
  }

  private static List<String> arguments(int attempt, Object... others) {
    List<String> args = new ArrayList<>();
    args.add(JobStatus.PROCESSING.name());
    args.add(Integer.toString(attempt));
    for (Object other : others) {
      args.add(other.toString());
    }
    return args;
  }

  private static OptionalInt left(long answer) {
    return answer < 0 ? OptionalInt.empty() : OptionalInt.of((int) answer);
  }
}
