package org.mediatranscoder.redis.jobrunr;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jobrunr.jobs.states.StateName;

/**
 * The names of all keys of one queue.
 *
 * @param prefix with a hash tag, so that all of them lie in one slot, such as <code>{transcode}:
 *     </code>
 */
record StorageKeys(String prefix) {

  private static final String UPDATED = "updated:%s";
  private static final String CREATED = "created:%s";
  private static final String SCHEDULED = "scheduled:%s";
  private static final String SIGNATURES = "signatures:%s";
  private static final String RECURRING = "recurring:%s:%s";
  private static final String TURNS_OF = "turns-of:%s";
  private static final String JOBS_OF = "jobs-of:%s";

  /**
   * For scripts, which find out the states themselves: the patterns of {@link #updated}, {@link
   * #created}, {@link #scheduled}, {@link #signatures} and {@link #recurring}, as Java and Lua
   * format them.
   */
  List<String> patterns() {
    return Stream.of(UPDATED, CREATED, SCHEDULED, SIGNATURES, RECURRING)
        .map(pattern -> prefix + pattern)
        .toList();
  }

  String jobPrefix() {
    return prefix + "job:";
  }

  /** Hash: one job. */
  String job(UUID id) {
    return jobPrefix() + id;
  }

  /** Sorted set: ids of the jobs in this state by the time of their last change. */
  String updated(StateName state) {
    return prefix + UPDATED.formatted(state);
  }

  /** Sorted set: ids of the jobs in this state by the time of their creation. */
  String created(StateName state) {
    return prefix + CREATED.formatted(state);
  }

  /** Sorted set: ids of the jobs in this state that have a time at which they are due. */
  String scheduled(StateName state) {
    return prefix + SCHEDULED.formatted(state);
  }

  /** Hash: how many jobs in this state have the signature. */
  String signatures(StateName state) {
    return prefix + SIGNATURES.formatted(state);
  }

  /** Sorted set: jobs in this state that the recurring job made, by the time they were due. */
  String recurring(String recurringJobId, StateName state) {
    return prefix + RECURRING.formatted(recurringJobId, state);
  }

  /** Sorted set: enqueued jobs that are offered to one server alone, until the time given. */
  String offered() {
    return prefix + "offered";
  }

  /**
   * Sorted set: the turns that were taken, each as its number with zeros in front, by when they
   * start.
   */
  String turns() {
    return prefix + "turns-taken";
  }

  /** Sorted set: the same as builds kept it that knew no flows: number, colon, id of the job. */
  String turnsOfEarlierBuilds() {
    return prefix + "turns";
  }

  /**
   * Sorted set: the first turn of each flow that may begin a job, by when it starts. A member is
   * the number of the turn, a colon, and the flow: an owner, or a class of work of one.
   */
  String heads() {
    return prefix + "turns-first";
  }

  /**
   * For scripts, which find out the flow themselves: the patterns of two sorted sets of each flow.
   * Its turns are there as in {@link #turns}; its jobs that wait stand in the order in which they
   * take these turns.
   */
  List<String> patternsByFlow() {
    return List.of(prefix + TURNS_OF, prefix + JOBS_OF);
  }

  /** Hash: how many jobs of a flow are worked on. */
  String running() {
    return prefix + "turns-running";
  }

  /** Hash: how many jobs of a flow may be worked on at once, where there is a limit. */
  String limits() {
    return prefix + "turns-limit";
  }

  /** Sorted set: owners by the end of their last turn. */
  String ends() {
    return prefix + "turns-end";
  }

  /** Hash: where the start of the turn was that was taken up last, and how many were taken. */
  String clock() {
    return prefix + "turns-clock";
  }

  /** Channel: told whenever a job is enqueued. */
  String wakeUp() {
    return prefix + "wakeup";
  }

  /** Hash: recurring jobs. */
  String recurringJobs() {
    return prefix + "recurring-jobs";
  }

  /** Hash: when each recurring job was created. */
  String recurringJobTimes() {
    return prefix + "recurring-job-times";
  }

  /** Hash: metadata by its id. */
  String metadata() {
    return prefix + "metadata";
  }

  /** Number: jobs that succeeded since the beginning and are deleted by now. */
  String succeeded() {
    return prefix + "succeeded";
  }

  /** Hash: servers. */
  String servers() {
    return prefix + "servers";
  }

  /** Sorted set: servers by their first heartbeat. */
  String serversByStart() {
    return prefix + "servers-by-start";
  }

  /** Sorted set: servers by their last heartbeat. */
  String serversByHeartbeat() {
    return prefix + "servers-by-heartbeat";
  }

  /** Sorted set: servers by their last pulse, in milliseconds; 0 for one that has ended. */
  String serversByPulse() {
    return prefix + "servers-by-pulse";
  }

  /** How a time is written as a score: exact in a double until the year 2255. */
  static String score(Instant time) {
    return Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, time));
  }

  static Instant time(double score) {
    return Instant.EPOCH.plus((long) score, ChronoUnit.MICROS);
  }
}
