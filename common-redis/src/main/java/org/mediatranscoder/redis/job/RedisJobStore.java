package org.mediatranscoder.redis.job;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.JobFailure;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.JobPlan;
import org.mediatranscoder.model.job.JobProgress;
import org.mediatranscoder.model.job.JobStatus;
import org.mediatranscoder.model.job.MailHold;
import org.mediatranscoder.model.job.Rendition;
import org.mediatranscoder.model.job.Stage;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.redis.connection.LuaScript;
import org.mediatranscoder.redis.connection.RedisLink;

/** Each change is one Lua script, so nobody ever sees half of it. */
final class RedisJobStore implements JobStore {

  private static final LuaScript CREATE = LuaScript.beside(RedisJobStore.class, "create");
  private static final LuaScript UNQUEUED = LuaScript.beside(RedisJobStore.class, "unqueued");
  private static final LuaScript CLAIM = LuaScript.beside(RedisJobStore.class, "claim");
  private static final LuaScript CHANGE = LuaScript.beside(RedisJobStore.class, "change");
  private static final LuaScript CANCEL = LuaScript.beside(RedisJobStore.class, "cancel");
  private static final LuaScript RERUN = LuaScript.beside(RedisJobStore.class, "rerun");
  private static final LuaScript NOTED = LuaScript.beside(RedisJobStore.class, "noted");
  private static final LuaScript DELETE = LuaScript.beside(RedisJobStore.class, "delete");
  private static final LuaScript MISSING = LuaScript.beside(RedisJobStore.class, "missing");
  private static final LuaScript OLDEST = LuaScript.beside(RedisJobStore.class, "oldest");
  private static final LuaScript FORGET = LuaScript.beside(RedisJobStore.class, "forget");
  private static final LuaScript RESTORE = LuaScript.beside(RedisJobStore.class, "restore");

  private static final String MOST_AT_ONCE = "100";

  /** Far longer than it takes to restore a job whose files were read before it was deleted. */
  private static final Duration DELETION_KNOWN = Duration.ofHours(1);

  /** What {@code rerun.lua} answers in the place of a job. */
  private static final String TOO_MANY = "too-many";

  private final RedisLink redis;
  private final JobHistory history;

  RedisJobStore(RedisLink redis) {
    this.redis = redis;
    this.history = new JobHistory(redis);
  }

  @Override
  public boolean create(TranscodeJob job) {
    List<String> args = new ArrayList<>();
    args.add(JobKeys.EVENTS);
    args.add(Long.toString(job.createdAt().toEpochMilli()));
    args.add(Long.toString(job.source().sizeBytes()));
    args.addAll(JobHash.flat(JobHash.write(job)));
    List<String> keys =
        List.of(
            JobKeys.job(job.id()),
            JobKeys.history(job.owner()),
            JobKeys.active(job.owner()),
            JobKeys.UNQUEUED,
            JobKeys.stored(job.owner()),
            JobKeys.ANNOUNCED);
    return redis.test(CREATE, keys, args);
  }

  @Override
  public void announce(JobId id) {
    String now = redis.commands().time().getFirst();
    redis.commands().zadd(JobKeys.ANNOUNCED, Double.parseDouble(now), id.toString());
  }

  @Override
  public List<JobId> announced(Duration age) {
    return older(JobKeys.ANNOUNCED, age);
  }

  @Override
  public void forgetAnnounced(JobId id) {
    redis.commands().zrem(JobKeys.ANNOUNCED, id.toString());
  }

  @Override
  public void markQueued(JobId id) {
    redis.commands().zrem(JobKeys.UNQUEUED, id.toString());
  }

  @Override
  public List<JobId> unqueued(Duration age) {
    return older(JobKeys.UNQUEUED, age);
  }

  private List<JobId> older(String key, Duration age) {
    List<String> args = List.of(Long.toString(age.toSeconds()), MOST_AT_ONCE);
    return redis.list(UNQUEUED, List.of(key), args).stream()
        .map(id -> JobId.of(id.toString()))
        .toList();
  }

  @Override
  public Optional<TranscodeJob> find(JobId id) {
    Map<String, String> fields = redis.commands().hgetall(JobKeys.job(id));
    return fields.isEmpty() ? Optional.empty() : Optional.of(JobHash.read(fields));
  }

  @Override
  public JobPage history(
      AccountId owner, int limit, @Nullable String cursor, @Nullable JobStatus status) {
    return history.page(JobKeys.history(owner), limit, cursor, status);
  }

  @Override
  public JobPage failures(int limit, @Nullable String cursor) {
    return history.page(JobKeys.FAILED, limit, cursor, JobStatus.FAILED);
  }

  @Override
  public long countActive(AccountId owner) {
    return redis.commands().scard(JobKeys.active(owner));
  }

  @Override
  public Optional<TranscodeJob> claim(JobId id, int run, Instant now) {
    List<String> fields = new ArrayList<>();
    fields.addAll(List.of(JobHash.STARTED_AT, now.toString()));
    fields.addAll(List.of(JobHash.PLAN, ""));
    fields.addAll(JobHash.flat(JobHash.write(JobProgress.at(Stage.DOWNLOADING, 0))));
    return claim(id, run, fields);
  }

  @Override
  public Optional<TranscodeJob> resume(JobId id, int run) {
    return claim(id, run, List.of());
  }

  private Optional<TranscodeJob> claim(JobId id, int run, List<String> fields) {
    List<String> args = new ArrayList<>();
    args.add(JobKeys.EVENTS);
    args.add(predecessors(JobStatus.PROCESSING));
    args.add(JobStatus.PROCESSING.name());
    args.add(Integer.toString(run));
    args.addAll(fields);
    List<?> job = redis.list(CLAIM, List.of(JobKeys.job(id)), args);
    return job.isEmpty() ? Optional.empty() : Optional.of(JobHash.read(job));
  }

  @Override
  public boolean progress(JobId id, int attempt, JobProgress progress) {
    return change(id, attempt, JobStatus.PROCESSING, JobHash.write(progress));
  }

  @Override
  public boolean planned(JobId id, int attempt, JobPlan plan) {
    return change(id, attempt, JobStatus.PROCESSING, Map.of(JobHash.PLAN, JobJson.write(plan)));
  }

  @Override
  public boolean playable(JobId id, int attempt) {
    Map<String, String> fields = Map.of(JobHash.PLAYABLE_ATTEMPT, Integer.toString(attempt));
    return change(id, attempt, JobStatus.PROCESSING, fields);
  }

  @Override
  public boolean complete(JobId id, int attempt, List<Rendition> renditions, Instant now) {
    Map<String, String> fields = new HashMap<>(JobHash.write(JobProgress.at(Stage.ENDED, 100)));
    fields.put(JobHash.RENDITIONS, JobJson.write(renditions));
    fields.put(JobHash.ENDED_AT, now.toString());
    long bytes = renditions.stream().mapToLong(Rendition::sizeBytes).sum();
    return change(id, attempt, JobStatus.COMPLETED, bytes, fields);
  }

  @Override
  public boolean fail(JobId id, int attempt, JobFailure failure, Instant now) {
    Map<String, String> fields = new HashMap<>(JobHash.write(JobProgress.at(Stage.ENDED, 0)));
    fields.remove(JobHash.PERCENT);
    fields.put(JobHash.FAILURE, JobJson.write(failure));
    fields.put(JobHash.ENDED_AT, now.toString());
    return change(id, attempt, JobStatus.FAILED, fields);
  }

  @Override
  public boolean release(JobId id, int attempt) {
    Map<String, String> fields = JobHash.write(JobProgress.at(Stage.QUEUED, 0));
    return change(id, attempt, JobStatus.PENDING, fields);
  }

  @Override
  public boolean cancel(JobId id, Instant now) {
    Map<String, String> fields = new HashMap<>(JobHash.write(JobProgress.at(Stage.ENDED, 0)));
    fields.remove(JobHash.PERCENT);
    fields.put(JobHash.ENDED_AT, now.toString());
    List<String> args = new ArrayList<>();
    args.add(JobKeys.EVENTS);
    args.add(JobKeys.ACTIVE);
    args.add(predecessors(JobStatus.CANCELLED));
    args.add(JobStatus.CANCELLED.name());
    args.addAll(JobHash.flat(fields));
    return redis.test(CANCEL, List.of(JobKeys.job(id), JobKeys.ENDED), args);
  }

  @Override
  public Optional<TranscodeJob> retry(JobId id, int mostActive) {
    Map<String, String> fields = new HashMap<>(JobHash.write(JobProgress.at(Stage.QUEUED, 0)));
    fields.put(JobHash.FAILURE, "");
    fields.put(JobHash.ENDED_AT, "");
    return rerun(id, predecessorsOfARetry(), JobStatus.PENDING.name(), mostActive, fields);
  }

  @Override
  public Optional<TranscodeJob> oweAnotherMail(JobId id) {
    String ended = names(Stream.of(JobStatus.COMPLETED, JobStatus.FAILED));
    return rerun(id, ended, "", Integer.MAX_VALUE, new HashMap<>());
  }

  /**
   * @param status after it, empty for the same
   */
  private Optional<TranscodeJob> rerun(
      JobId id, String predecessors, String status, int mostActive, Map<String, String> fields) {
    fields.put(JobHash.NOTIFIED_AT, "");
    fields.put(JobHash.UNDELIVERABLE_AT, "");
    fields.put(JobHash.MAIL_HOLD, "");
    List<String> args = new ArrayList<>();
    args.add(JobKeys.EVENTS);
    args.add(predecessors);
    args.add(status);
    args.add(Integer.toString(TranscodeJob.FIRST_RUN));
    args.add(JobKeys.ACTIVE);
    args.add(JobKeys.UPLOADS);
    args.add(Integer.toString(mostActive));
    args.addAll(JobHash.flat(fields));
    List<?> now =
        redis.list(
            RERUN, List.of(JobKeys.job(id), JobKeys.UNQUEUED, JobKeys.ENDED, JobKeys.FAILED), args);
    if (now.equals(List.of(TOO_MANY))) {
      throw new TooManyActiveJobsException();
    }
    return now.isEmpty() ? Optional.empty() : Optional.of(JobHash.read(now));
  }

  @Override
  public boolean markNotified(JobId id, Instant now) {
    return note(id, JobHash.NOTIFIED_AT, now.toString());
  }

  @Override
  public boolean markUndeliverable(JobId id, Instant now) {
    return note(id, JobHash.UNDELIVERABLE_AT, now.toString());
  }

  @Override
  public boolean holdMail(JobId id, MailHold reason) {
    return note(id, JobHash.MAIL_HOLD, reason.name());
  }

  private boolean note(JobId id, String field, String value) {
    return redis.test(
        NOTED, List.of(JobKeys.job(id), JobKeys.ENDED), List.of(JobKeys.EVENTS, field, value));
  }

  @Override
  public boolean delete(JobId id) {
    return redis.test(
        DELETE,
        List.of(
            JobKeys.job(id),
            JobKeys.UNQUEUED,
            JobKeys.deleted(id),
            JobKeys.ANNOUNCED,
            JobKeys.ENDED,
            JobKeys.FAILED),
        List.of(
            JobKeys.EVENTS,
            JobKeys.HISTORY,
            JobKeys.ACTIVE,
            JobKeys.STORED,
            id.toString(),
            Long.toString(DELETION_KNOWN.toSeconds())));
  }

  @Override
  public List<TranscodeJob> oldestEnded(AccountId owner, Instant createdBefore) {
    List<String> args =
        List.of(
            JobKeys.JOB_PREFIX, Long.toString(createdBefore.toEpochMilli()), MOST_AT_ONCE, ended());
    return redis.list(OLDEST, List.of(JobKeys.history(owner)), args).stream()
        .map(hash -> JobHash.read((List<?>) hash))
        .toList();
  }

  @Override
  public boolean forget(TranscodeJob job) {
    return redis.test(
        FORGET,
        List.of(
            JobKeys.job(job.id()), JobKeys.history(job.owner()), JobKeys.wholeHistory(job.owner())),
        List.of(job.id().toString(), ended(), Long.toString(WholeHistories.KNOWN.toSeconds())));
  }

  private static String ended() {
    return names(Stream.of(JobStatus.values()).filter(JobStatus::isEnded));
  }

  @Override
  public boolean isComplete() {
    return redis.commands().exists(JobKeys.COMPLETE) == 1;
  }

  @Override
  public boolean isDeleted(JobId id) {
    return redis.commands().exists(JobKeys.deleted(id)) == 1;
  }

  @Override
  public List<JobId> missing(List<JobId> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    List<String> keys =
        ids.stream().flatMap(id -> Stream.of(JobKeys.job(id), JobKeys.deleted(id))).toList();
    return redis.list(MISSING, keys, List.of()).stream()
        .map(index -> ids.get(((Long) index).intValue()))
        .toList();
  }

  @Override
  public boolean restore(TranscodeJob job, boolean unqueued) {
    long outputs = job.renditions().stream().mapToLong(Rendition::sizeBytes).sum();
    Instant stored = job.endedAt() == null ? job.createdAt() : job.endedAt();
    List<String> args = new ArrayList<>();
    args.add(JobKeys.EVENTS);
    args.add(Long.toString(job.createdAt().toEpochMilli()));
    args.add(job.source().sizeBytes() + " " + outputs + " " + stored.toEpochMilli());
    args.add(job.status().isEnded() ? "" : "active");
    args.add(unqueued ? "unqueued" : "");
    args.addAll(JobHash.flat(JobHash.write(job)));
    List<String> keys =
        List.of(
            JobKeys.job(job.id()),
            JobKeys.history(job.owner()),
            JobKeys.active(job.owner()),
            JobKeys.UNQUEUED,
            JobKeys.stored(job.owner()),
            JobKeys.deleted(job.id()),
            JobKeys.ANNOUNCED,
            JobKeys.ENDED,
            JobKeys.FAILED);
    return redis.test(RESTORE, keys, args);
  }

  /** What the worker that runs this attempt may change: only while the job is PROCESSING. */
  private boolean change(JobId id, int attempt, JobStatus next, Map<String, String> fields) {
    return change(id, attempt, next, 0, fields);
  }

  /**
   * @param bytes of the output
   */
  private boolean change(
      JobId id, int attempt, JobStatus next, long bytes, Map<String, String> fields) {
    if (!JobStatus.PROCESSING.canBecome(next)) {
      throw new IllegalArgumentException("No worker may make a job " + next);
    }
    List<String> args = new ArrayList<>();
    args.add(JobKeys.EVENTS);
    args.add(JobKeys.ACTIVE);
    args.add(JobStatus.PROCESSING.name());
    args.add(Integer.toString(attempt));
    args.add(next.name());
    args.add(JobKeys.STORED);
    args.add(Long.toString(bytes));
    args.addAll(JobHash.flat(fields));
    return redis.test(CHANGE, List.of(JobKeys.job(id), JobKeys.ENDED, JobKeys.FAILED), args);
  }

  private static String predecessors(JobStatus next) {
    return names(Stream.of(JobStatus.values()).filter(status -> status.canBecome(next)));
  }

  /** PROCESSING becomes PENDING only by a {@link #release}. */
  private static String predecessorsOfARetry() {
    return names(
        Stream.of(JobStatus.values())
            .filter(status -> status.isEnded() && status.canBecome(JobStatus.PENDING)));
  }

  private static String names(Stream<JobStatus> statuses) {
    return statuses.map(JobStatus::name).collect(joining(" "));
  }
}
