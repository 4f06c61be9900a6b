package org.mediatranscoder.redis.queue.server;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jobrunr.jobs.Job;
import org.jobrunr.jobs.exceptions.IllegalJobThreadStateException;
import org.jobrunr.jobs.filters.JobDefaultFilters;
import org.jobrunr.jobs.filters.JobFilterUtils;
import org.jobrunr.storage.ConcurrentJobModificationException;
import org.mediatranscoder.redis.jobrunr.RedisStorageProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The jobs that dead servers leave. Each becomes one that failed, as JobRunr's own search for
 * orphans makes it, and {@link Retries} brings it again. Several workers may do this at once: the
 * first one that saves a job wins. A server that is falsely taken for dead loses its job likewise,
 * and its handler is fenced off by the attempt.
 */
final class Orphans {

  private static final Logger LOG = LoggerFactory.getLogger(Orphans.class);

  private final RedisStorageProvider storage;
  private final JobFilterUtils filters;

  Orphans(RedisStorageProvider storage, JobDefaultFilters filters) {
    this.storage = storage;
    this.filters = new JobFilterUtils(filters);
  }

  /** Gives back all jobs of these servers and forgets the servers. */
  void takeOver(Set<UUID> dead) {
    storage.processedBy(dead).forEach(this::giveBack);
    storage.forgetServers(dead);
  }

  private void giveBack(Job job) {
    IllegalJobThreadStateException reason =
        new IllegalJobThreadStateException("The server that ran it is dead");
    filters.runOnJobProcessingFailedFilters(job, reason);
    job.failed(Retries.SERVER_DIED, reason);
    List<Job> one = List.of(job);
    filters.runOnStateElectionFilter(one);
    try {
      storage.save(one);
      filters.runOnStateAppliedFilters(one);
      LOG.warn("Message {} is brought again: the server that had it is dead", job.getId());
    } catch (ConcurrentJobModificationException changed) {
      // Another worker was first, or the job has just ended.
    }
  }
}
