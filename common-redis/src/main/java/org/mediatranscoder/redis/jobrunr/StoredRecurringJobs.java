package org.mediatranscoder.redis.jobrunr;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jobrunr.jobs.RecurringJob;
import org.jobrunr.jobs.mappers.JobMapper;
import org.jobrunr.jobs.states.StateName;
import org.jobrunr.storage.RecurringJobsResult;
import org.mediatranscoder.redis.connection.RedisLink;

/** JobRunr's recurring jobs. */
final class StoredRecurringJobs {

  private final RedisLink redis;
  private final StorageKeys keys;
  private final Supplier<JobMapper> mapper;

  StoredRecurringJobs(RedisLink redis, StorageKeys keys, Supplier<JobMapper> mapper) {
    this.redis = redis;
    this.keys = keys;
    this.mapper = mapper;
  }

  void save(RecurringJob job) {
    redis
        .commands()
        .hset(keys.recurringJobs(), job.getId(), mapper.get().serializeRecurringJob(job));
    redis
        .commands()
        .hset(
            keys.recurringJobTimes(),
            job.getId(),
            Long.toString(job.getCreatedAt().toEpochMilli()));
  }

  RecurringJobsResult list() {
    return new RecurringJobsResult(
        redis.commands().hvals(keys.recurringJobs()).stream()
            .map(mapper.get()::deserializeRecurringJob)
            .toList());
  }

  /** What {@link RecurringJobsResult#getLastModifiedHash} would be, 0 if there are none. */
  long lastModifiedHash() {
    return redis.commands().hvals(keys.recurringJobTimes()).stream()
        .mapToLong(Long::parseLong)
        .sum();
  }

  int delete(String id) {
    redis.commands().hdel(keys.recurringJobTimes(), id);
    return redis.commands().hdel(keys.recurringJobs(), id).intValue();
  }

  long count() {
    return redis.commands().hlen(keys.recurringJobs());
  }

  /** When the latest job that it made, and that is in one of the states, was due. */
  Optional<Instant> latestDue(String id, StateName... states) {
    return Stream.of(StateName.getStateNames(states))
        .flatMap(
            state -> redis.commands().zrevrangeWithScores(keys.recurring(id, state), 0, 0).stream())
        .map(found -> Instant.EPOCH.plus((long) found.getScore(), ChronoUnit.MICROS))
        .max(Comparator.naturalOrder());
  }
}
