package org.mediatranscoder.redis.jobrunr;

import static org.jobrunr.jobs.states.StateName.AWAITING;
import static org.jobrunr.jobs.states.StateName.DELETED;
import static org.jobrunr.jobs.states.StateName.ENQUEUED;
import static org.jobrunr.jobs.states.StateName.FAILED;
import static org.jobrunr.jobs.states.StateName.PROCESSING;
import static org.jobrunr.jobs.states.StateName.SCHEDULED;
import static org.jobrunr.jobs.states.StateName.SUCCEEDED;
import static org.jobrunr.utils.resilience.RateLimiter.Builder.rateLimit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jobrunr.jobs.Job;
import org.jobrunr.jobs.RecurringJob;
import org.jobrunr.jobs.filters.JobFilterUtils;
import org.jobrunr.jobs.mappers.JobMapper;
import org.jobrunr.jobs.states.ProcessingState;
import org.jobrunr.jobs.states.StateName;
import org.jobrunr.server.BackgroundJobServer;
import org.jobrunr.storage.AbstractStorageProvider;
import org.jobrunr.storage.BackgroundJobServerStatus;
import org.jobrunr.storage.ConcurrentJobModificationException;
import org.jobrunr.storage.JobNotFoundException;
import org.jobrunr.storage.JobRunrMetadata;
import org.jobrunr.storage.JobStats;
import org.jobrunr.storage.Paging.AmountBasedList;
import org.jobrunr.storage.RecurringJobsResult;
import org.jobrunr.storage.ServerTimedOutException;
import org.jobrunr.storage.StorageException;
import org.jobrunr.storage.StorageProviderUtils.DatabaseOptions;
import org.jobrunr.storage.navigation.AmountRequest;
import org.jobrunr.utils.resilience.RateLimiter;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.redis.connection.RedisLink;
import org.mediatranscoder.redis.connection.RedisSubscription;

/**
 * JobRunr 8 on Redis 6.2 or later, one queue per prefix. A job is saved by one script that checks
 * its version; a list of jobs is as many such scripts, so those that nobody changed meanwhile are
 * saved and the others are named in the exception. Enqueued jobs are shared out fairly between
 * their owners, see {@link Turn}. Whenever a job is enqueued, by whom or what ever, the channel of
 * {@link #onWakeUp} is told.
 *
 * <p>Errors of Redis come through as {@link io.lettuce.core.RedisException}. Closing this provider
 * leaves the link open.
 */
public final class RedisStorageProvider extends AbstractStorageProvider {

  /**
   * JobRunr takes no job before it has read this mark. It asks where an error would end its polls
   * unnoticed, so the answer must not depend on Redis.
   */
  private static final JobRunrMetadata LAYOUT =
      new JobRunrMetadata("database_version", "cluster", "6.0.0");

  private static final Duration NEVER = Duration.ofMillis(-1);

  /** More than all slots of all workers. */
  private static final int MOST_PROCESSING = 10_000;

  private final RedisLink redis;
  private final StorageKeys keys;
  private final StoredJobs jobs;
  private final StoredRecurringJobs recurringJobs;
  private final StoredMetadata metadata;
  private final StoredServers servers;
  private final Pulses pulses;
  private final RetryBudget retryBudget;
  private volatile JobMapper mapper;

  /**
   * @param prefix for all keys, with a hash tag, such as <code>{transcode}:</code>
   * @param retryBudget how long a server survives without an answer to its heartbeat
   */
  public RedisStorageProvider(
      RedisLink redis, String prefix, JobMapper mapper, Duration retryBudget) {
    this(redis, prefix, mapper, retryBudget, rateLimit().at1RequestPerSecond());
  }

  RedisStorageProvider(
      RedisLink redis,
      String prefix,
      JobMapper mapper,
      Duration retryBudget,
      RateLimiter notifications) {
    super(notifications);
    this.redis = redis;
    this.keys = new StorageKeys(prefix);
    this.mapper = mapper;
    this.jobs = new StoredJobs(redis, keys, () -> this.mapper);
    this.recurringJobs = new StoredRecurringJobs(redis, keys, () -> this.mapper);
    this.metadata = new StoredMetadata(redis, keys);
    this.servers = new StoredServers(redis, keys);
    this.pulses = new Pulses(redis, keys);
    this.retryBudget = new RetryBudget(retryBudget, Clock.systemUTC());
  }

  /**
   * Calls the listener whenever a job is enqueued; not if that happens while the connection is
   * broken.
   *
   * @param listener must not wait for anything
   */
  public RedisSubscription onWakeUp(Runnable listener) {
    return redis.subscribe(keys.wakeUp(), id -> listener.run());
  }

  /**
   * Does nothing if Redis answers.
   *
   * @throws io.lettuce.core.RedisException if it does not
   */
  public void checkReachable() {
    redis.commands().ping();
  }

  /**
   * How many jobs have their turn before this one; empty if it is not enqueued, or as many of its
   * class run as may.
   */
  public OptionalLong enqueuedBefore(UUID id) {
    return jobs.before(id);
  }

  /** What is in the queue, by owner and class of work; of some thousand at most. */
  public List<Flow> flows() {
    return jobs.flows();
  }

  /** How many jobs are waiting, due later, or being worked on. */
  public long unfinished() {
    return Stream.of(AWAITING, SCHEDULED, ENQUEUED, PROCESSING).mapToLong(jobs::count).sum();
  }

  /** When the job that has been enqueued for the longest time was enqueued; empty if none is. */
  public Optional<Instant> oldestEnqueued() {
    return redis.commands().zrangeWithScores(keys.updated(ENQUEUED), 0, 0).stream()
        .map(oldest -> StorageKeys.time(oldest.getScore()))
        .findFirst();
  }

  /**
   * Says that a server of this process lives. Silence is judged by who says so here, so it must be
   * said about once a second, from a thread that does nothing else.
   *
   * @param sinceLast since the last time that this was said successfully, by a clock that nobody
   *     sets; negative if it never was
   * @return the servers that are dead, whose jobs are to be taken over
   */
  public Set<UUID> pulse(UUID server, Duration sinceLast) {
    return pulses.beat(server, sinceLast);
  }

  /** How many servers live, by the clock of Redis. */
  public long livingServers() {
    return pulses.living();
  }

  /** The jobs that one of these servers works on, so far as is stored. */
  public List<Job> processedBy(Set<UUID> owners) {
    return jobs.list(PROCESSING, AmountBasedList.ascOnUpdatedAt(MOST_PROCESSING)).stream()
        .filter(job -> owners.contains(owner(job)))
        .toList();
  }

  private static UUID owner(Job job) {
    return job.<ProcessingState>getJobState().getServerId();
  }

  /** Forgets servers that are dead; one of them that lives all the same announces itself anew. */
  public void forgetServers(Set<UUID> dead) {
    dead.forEach(servers::stopped);
    pulses.forget(dead);
  }

  /** Forgets the job if it is enqueued; a server that claims it just then is refused. */
  public void deleteEnqueued(UUID id) {
    notifyJobStatsOnChangeListenersIf(jobs.removeEnqueued(id) > 0);
  }

  /** Takes the cost of a turn back from its owner, who did not need it. */
  public void giveBack(Turn turn) {
    jobs.giveBack(turn);
  }

  @Override
  public void setJobMapper(JobMapper mapper) {
    this.mapper = mapper;
  }

  @Override
  public void setUpStorageProvider(DatabaseOptions options) {
    // Redis needs no tables.
  }

  @Override
  public void announceBackgroundJobServer(BackgroundJobServerStatus status) {
    pulses.beat(status.getId(), NEVER);
    servers.announce(status);
  }

  @Override
  public boolean signalBackgroundJobServerAlive(BackgroundJobServerStatus status) {
    if (!retryBudget.ask(() -> servers.alive(status), true)) {
      throw new ServerTimedOutException(status, new StorageException("The server is not known"));
    }
    return status.isRunning();
  }

  @Override
  public void signalBackgroundJobServerStopped(BackgroundJobServerStatus status) {
    servers.stopped(status.getId());
    pulses.end(status.getId());
  }

  @Override
  public List<BackgroundJobServerStatus> getBackgroundJobServers() {
    return servers.list();
  }

  @Override
  public UUID getLongestRunningBackgroundJobServerId() {
    return retryBudget
        .askOrLast(servers::longestRunning)
        .orElseThrow(() -> new StorageException("No server is known"));
  }

  @Override
  public int removeTimedOutBackgroundJobServers(Instant heartbeatOlderThan) {
    return retryBudget.ask(() -> servers.removeSilentSince(heartbeatOlderThan), 0);
  }

  @Override
  public void saveMetadata(JobRunrMetadata note) {
    metadata.save(note);
    notifyMetadataChangeListeners();
  }

  @Override
  public List<JobRunrMetadata> getMetadata(String name) {
    return metadata.list(name);
  }

  @Override
  public @Nullable JobRunrMetadata getMetadata(String name, String owner) {
    if (LAYOUT.getName().equals(name) && LAYOUT.getOwner().equals(owner)) {
      return LAYOUT;
    }
    return metadata.find(name, owner).orElse(null);
  }

  @Override
  public void deleteMetadata(String name) {
    notifyMetadataChangeListenersIf(metadata.delete(name));
  }

  @Override
  public void deleteMetadata(String name, String owner) {
    notifyMetadataChangeListenersIf(metadata.delete(name, owner));
  }

  @Override
  public Job save(Job job) {
    save(List.of(job));
    return job;
  }

  @Override
  public List<Job> save(List<Job> changed) {
    List<Job> stale = jobs.save(changed);
    notifyJobStatsOnChangeListenersIf(stale.size() < changed.size());
    if (!stale.isEmpty()) {
      throw new ConcurrentJobModificationException(stale);
    }
    return changed;
  }

  @Override
  public Job getJobById(UUID id) {
    return jobs.find(id).orElseThrow(() -> new JobNotFoundException(id));
  }

  @Override
  public long countJobs(StateName state) {
    return jobs.count(state);
  }

  @Override
  public List<Job> getJobList(StateName state, Instant updatedBefore, AmountRequest request) {
    return jobs.listUpdatedBefore(state, updatedBefore, request);
  }

  @Override
  public List<Job> getJobList(StateName state, AmountRequest request) {
    return jobs.list(state, request);
  }

  /** Each job goes to one server only; in the order of their {@linkplain Turn turns}. */
  @Override
  public List<Job> getJobsToProcess(BackgroundJobServer server, AmountRequest request) {
    JobFilterUtils filters = new JobFilterUtils(server.getJobFilters());
    List<Job> offered = jobs.offer(request.getLimit());
    offered.removeIf(job -> !start(job, server));
    filters.runOnStateElectionFilter(offered);
    offered.removeAll(jobs.save(offered));
    filters.runOnStateAppliedFilters(offered);
    return offered.stream().filter(job -> job.hasState(PROCESSING)).toList();
  }

  private static boolean start(Job job, BackgroundJobServer server) {
    try {
      job.startProcessingOn(server);
      return true;
    } catch (ConcurrentJobModificationException anotherWasFirst) {
      return false;
    }
  }

  @Override
  public List<Job> getCarbonAwareJobList(Instant deadlineBefore, AmountRequest request) {
    return jobs.listDueBefore(AWAITING, deadlineBefore, request);
  }

  @Override
  public List<Job> getScheduledJobs(Instant scheduledBefore, AmountRequest request) {
    return jobs.listDueBefore(SCHEDULED, scheduledBefore, request);
  }

  @Override
  public int deletePermanently(UUID id) {
    int removed = jobs.remove(id);
    notifyJobStatsOnChangeListenersIf(removed > 0);
    return removed;
  }

  @Override
  public int deleteJobsPermanently(StateName state, Instant updatedBefore) {
    int removed = jobs.removeAll(state, updatedBefore);
    notifyJobStatsOnChangeListenersIf(removed > 0);
    return removed;
  }

  @Override
  public Set<String> getDistinctJobSignatures(StateName... states) {
    return Stream.of(states)
        .flatMap(state -> redis.commands().hkeys(keys.signatures(state)).stream())
        .collect(Collectors.toSet());
  }

  @Override
  public @Nullable Instant getRecurringJobLatestScheduledInstant(String id, StateName... states) {
    return recurringJobs.latestDue(id, states).orElse(null);
  }

  @Override
  public RecurringJob saveRecurringJob(RecurringJob job) {
    recurringJobs.save(job);
    return job;
  }

  @Override
  public RecurringJobsResult getRecurringJobs() {
    return recurringJobs.list();
  }

  @Override
  public boolean recurringJobsUpdated(Long lastModifiedHash) {
    return recurringJobs.lastModifiedHash() != lastModifiedHash;
  }

  @Override
  public int deleteRecurringJob(String id) {
    return recurringJobs.delete(id);
  }

  @Override
  public JobStats getJobStats() {
    Instant now = Instant.now();
    long total = Stream.of(StateName.values()).mapToLong(jobs::count).sum();
    String succeeded = redis.commands().get(keys.succeeded());
    return new JobStats(
        now,
        total,
        jobs.count(AWAITING),
        jobs.count(SCHEDULED),
        jobs.count(ENQUEUED),
        jobs.count(PROCESSING),
        jobs.count(FAILED),
        jobs.count(SUCCEEDED),
        succeeded == null ? 0 : Long.parseLong(succeeded),
        jobs.count(DELETED),
        (int) recurringJobs.count(),
        (int) servers.count());
  }

  @Override
  public void publishTotalAmountOfSucceededJobs(int amount) {
    redis.commands().incrby(keys.succeeded(), amount);
  }
}
