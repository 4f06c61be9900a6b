package org.mediatranscoder.redis.jobrunr;

import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.RedisException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Gatherers;
import org.jobrunr.jobs.Job;
import org.jobrunr.jobs.JobVersioner;
import org.jobrunr.jobs.mappers.JobMapper;
import org.jobrunr.jobs.states.SchedulableState;
import org.jobrunr.jobs.states.StateName;
import org.jobrunr.storage.navigation.AmountRequest;
import org.jobrunr.storage.navigation.OffsetBasedPageRequest;
import org.jobrunr.storage.navigation.OrderTerm;
import org.mediatranscoder.redis.connection.LuaScript;
import org.mediatranscoder.redis.connection.RedisLink;
import org.mediatranscoder.redis.connection.ScriptCall;

/** JobRunr's jobs: each is a hash, and sorted sets per state say in which order they come. */
final class StoredJobs {

  private static final LuaScript SAVE = LuaScript.beside(StoredJobs.class, "save");
  private static final LuaScript REMOVE = LuaScript.beside(StoredJobs.class, "remove");
  private static final LuaScript LIST = LuaScript.beside(StoredJobs.class, "list");
  private static final LuaScript OFFER = LuaScript.beside(StoredJobs.class, "offer");
  private static final LuaScript GIVE_BACK = LuaScript.beside(StoredJobs.class, "give-back");
  private static final LuaScript FLOWS = LuaScript.beside(StoredJobs.class, "flows");
  private static final LuaScript POSITION = LuaScript.beside(StoredJobs.class, "position");
  private static final Duration OFFER_LASTS = Duration.ofSeconds(5);
  private static final int REMOVE_BATCH = 500;

  private final RedisLink redis;
  private final StorageKeys keys;
  private final Supplier<JobMapper> mapper;
  private final InDoubtWrites inDoubtWrites;

  StoredJobs(RedisLink redis, StorageKeys keys, Supplier<JobMapper> mapper) {
    this.redis = redis;
    this.keys = keys;
    this.mapper = mapper;
    this.inDoubtWrites = new InDoubtWrites(redis, keys);
  }

  /** Saves each job whose version is still the stored one; the jobs for which it is not. */
  List<Job> save(List<Job> jobs) {
    jobs.forEach(inDoubtWrites::settle);
    String call = UUID.randomUUID().toString();
    List<JobVersioner> versioners = jobs.stream().map(JobVersioner::new).toList();
    try {
      List<ScriptCall> calls = jobs.stream().map(job -> saving(job, call)).toList();
      List<Boolean> saved = redis.testAll(SAVE, calls);
      List<Job> stale = new ArrayList<>();
      for (int i = 0; i < saved.size(); i++) {
        if (saved.get(i)) {
          versioners.get(i).commitVersion();
        } else {
          stale.add(jobs.get(i));
        }
      }
      return stale;
    } catch (RedisException e) {
      jobs.forEach(job -> inDoubtWrites.add(job, call));
      throw e;
    } finally {
      versioners.forEach(JobVersioner::close);
    }
  }

  private ScriptCall saving(Job job, String call) {
    List<String> args = new ArrayList<>();
    args.addAll(
        List.of(
            job.getId().toString(),
            Integer.toString(job.getVersion() - 1),
            Integer.toString(job.getVersion()),
            job.getState().name(),
            job.getJobSignature(),
            job.getRecurringJobId().orElse(""),
            StorageKeys.score(job.getCreatedAt()),
            StorageKeys.score(job.getUpdatedAt()),
            scheduledAt(job).map(StorageKeys::score).orElse(""),
            call));
    args.add(mapper.get().serializeJob(job));
    args.add(keys.wakeUp());
    Turn turn = Turn.of(job);
    args.addAll(
        List.of(
            turn.owner(),
            Long.toString(turn.cost()),
            Integer.toString(turn.rank()),
            turn.flow(),
            turn.limitOrNone()));
    args.addAll(keys.patternsByFlow());
    args.addAll(keys.patterns());
    return new ScriptCall(
        List.of(
            keys.job(job.getId()),
            keys.offered(),
            keys.turns(),
            keys.ends(),
            keys.clock(),
            keys.heads(),
            keys.running(),
            keys.limits()),
        args);
  }

  private static Optional<Instant> scheduledAt(Job job) {
    return job.getLastJobStateOfType(SchedulableState.class).map(SchedulableState::getScheduledAt);
  }

  Optional<Job> find(UUID id) {
    return Optional.ofNullable(redis.commands().hget(keys.job(id), "json"))
        .map(mapper.get()::deserializeJob);
  }

  /** How many are offered before this one; empty if it waits for no turn. */
  OptionalLong before(UUID id) {
    long rank =
        redis.number(POSITION, List.of(keys.job(id), keys.turns(), keys.heads()), withId(id));
    return rank < 0 ? OptionalLong.empty() : OptionalLong.of(rank);
  }

  /** The turns that its owner takes from now on start earlier by what this one costs. */
  void giveBack(Turn turn) {
    redis.number(
        GIVE_BACK, List.of(keys.ends()), List.of(turn.owner(), Long.toString(turn.cost())));
  }

  /** What is in the queue, by owner and class of work; of some thousand at most. */
  List<Flow> flows() {
    List<?> told =
        redis.list(
            FLOWS,
            List.of(keys.heads(), keys.running(), keys.limits(), keys.updated(StateName.ENQUEUED)),
            List.of(keys.patternsByFlow().getLast()));
    return told.stream().gather(Gatherers.windowFixed(4)).map(StoredJobs::flow).toList();
  }

  private static Flow flow(List<?> told) {
    String name = (String) told.get(0);
    double since = Double.parseDouble((String) told.get(3));
    return new Flow(
        name.contains("/") ? name.substring(0, name.indexOf('/')) : name,
        Long.parseLong((String) told.get(1)),
        Long.parseLong((String) told.get(2)),
        since == 0 ? Optional.empty() : Optional.of(StorageKeys.time(since)));
  }

  private List<String> withId(UUID id) {
    List<String> args = new ArrayList<>(List.of(id.toString()));
    args.addAll(keys.patternsByFlow());
    return args;
  }

  long count(StateName state) {
    return redis.commands().zcard(keys.updated(state));
  }

  /** In the order that the request asks for. */
  List<Job> list(StateName state, AmountRequest request) {
    return list(set(state, order(request).getFieldName()), "+inf", request);
  }

  /** Of those that were last changed before the time. */
  List<Job> listUpdatedBefore(StateName state, Instant time, AmountRequest request) {
    return list(keys.updated(state), "(" + StorageKeys.score(time), request);
  }

  /** Of those that are due before the time. */
  List<Job> listDueBefore(StateName state, Instant time, AmountRequest request) {
    return list(keys.scheduled(state), "(" + StorageKeys.score(time), request);
  }

  private List<Job> list(String set, String before, AmountRequest request) {
    long offset = request instanceof OffsetBasedPageRequest page ? page.getOffset() : 0;
    return jobs(
        redis.list(
            LIST,
            List.of(set),
            List.of(
                keys.jobPrefix(),
                before,
                order(request).getOrder().name(),
                Long.toString(offset),
                Integer.toString(request.getLimit()))));
  }

  private String set(StateName state, String column) {
    return switch (column) {
      case "createdAt" -> keys.created(state);
      case "scheduledAt" -> keys.scheduled(state);
      default -> keys.updated(state);
    };
  }

  private static OrderTerm order(AmountRequest request) {
    return request.getAllOrderTerms(Job.ALLOWED_SORT_COLUMNS.keySet()).stream()
        .findFirst()
        .orElse(new OrderTerm("updatedAt", OrderTerm.Order.ASC));
  }

  /** The enqueued jobs whose turn it is, which no other server is offered for a while. */
  List<Job> offer(int limit) {
    List<String> args =
        new ArrayList<>(
            List.of(
                keys.jobPrefix(), Integer.toString(limit), Long.toString(OFFER_LASTS.toMillis())));
    args.addAll(keys.patternsByFlow());
    return jobs(
        redis.list(
            OFFER,
            List.of(keys.heads(), keys.offered(), keys.turns(), keys.turnsOfEarlierBuilds()),
            args));
  }

  private List<Job> jobs(List<?> jsons) {
    return new ArrayList<>(
        jsons.stream().map(json -> mapper.get().deserializeJob((String) json)).toList());
  }

  int remove(UUID id) {
    return remove(id, "");
  }

  int removeEnqueued(UUID id) {
    return remove(id, StateName.ENQUEUED.name());
  }

  /**
   * @param state it must be in, empty for any
   */
  private int remove(UUID id, String state) {
    return remove(state, "+inf", List.of(id.toString()));
  }

  private int remove(String state, String before, List<String> ids) {
    List<String> args = new ArrayList<>(List.of(state, before, keys.jobPrefix()));
    args.addAll(keys.patternsByFlow());
    args.addAll(keys.patterns());
    args.addAll(ids);
    List<String> sets =
        List.of(
            keys.offered(), keys.turns(), keys.ends(), keys.heads(), keys.running(), keys.limits());
    return (int) redis.number(REMOVE, sets, args);
  }

  /** Those in the state that were last changed before the time. */
  int removeAll(StateName state, Instant time) {
    String before = StorageKeys.score(time);
    int removed = 0;
    while (true) {
      List<String> ids = idsUpdatedBefore(state, before);
      removed += remove(state.name(), before, ids);
      if (ids.size() < REMOVE_BATCH) {
        return removed;
      }
    }
  }

  private List<String> idsUpdatedBefore(StateName state, String before) {
    return redis
        .commands()
        .zrangebyscore(
            keys.updated(state),
            Range.from(Range.Boundary.unbounded(), Range.Boundary.excluding(Long.valueOf(before))),
            Limit.from(REMOVE_BATCH));
  }
}
