package org.mediatranscoder.auth.history;

import io.lettuce.core.RedisException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.redis.job.EndedJob;
import org.mediatranscoder.redis.job.EndedJobs;
import org.mediatranscoder.redis.job.JobStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/**
 * Takes jobs that have ended from Redis into MongoDB. Any number of instances may do it at once,
 * and each job any number of times: what is written is how the job is now.
 */
@Component
@EnableConfigurationProperties(HistoryProperties.class)
public class JobHistory {

  private static final Logger LOG = LoggerFactory.getLogger(JobHistory.class);

  private final EndedJobs ended;
  private final JobStore jobs;
  private final HistoryStore history;
  private final @Nullable Duration keptInRedis;
  private final Clock clock;

  JobHistory(
      EndedJobs ended,
      JobStore jobs,
      HistoryStore history,
      HistoryProperties properties,
      Clock clock) {
    this.ended = ended;
    this.jobs = jobs;
    this.history = history;
    this.keptInRedis = properties.keptInRedis();
    this.clock = clock;
  }

  /** Forgets the jobs of an account. */
  public void forget(AccountId account) {
    history.removeAll(account);
  }

  /** Takes what there is; what fails is taken the next time. */
  void take() {
    try {
      List<EndedJob> some = ended.take();
      while (!some.isEmpty()) {
        some.forEach(one -> one.job().ifPresent(this::takeOrSkip));
        ended.done(some);
        some = ended.take();
      }
    } catch (DataAccessException | RedisException unavailable) {
      LOG.warn("Ended jobs are taken into the history later: {}", unavailable.toString());
    }
  }

  /** What cannot be read must not keep the others from being taken. */
  private void takeOrSkip(JobId id) {
    try {
      take(id);
    } catch (JacksonException | IllegalStateException | IllegalArgumentException damaged) {
      LOG.error("Job {} cannot be taken into the history", id, damaged);
    }
  }

  private void take(JobId id) {
    Optional<TranscodeJob> job = jobs.find(id);
    job.filter(now -> now.status().isEnded())
        .ifPresentOrElse(this::put, () -> removeUnlessLost(id, job.isPresent()));
  }

  private void put(TranscodeJob job) {
    history.put(job);
    removeUnlessLost(job.id(), false); // It may have been deleted since it was read.
    if (keptInRedis != null) {
      jobs.oldestEnded(job.owner(), clock.instant().minus(keptInRedis)).forEach(this::moveHere);
    }
  }

  /** Also one that ended before there was this history. */
  private void moveHere(TranscodeJob old) {
    history.put(old);
    jobs.forget(old);
  }

  /** A job that is missing without having been deleted is lost, or in this history only. */
  private void removeUnlessLost(JobId id, boolean runsAgain) {
    if (runsAgain || jobs.isDeleted(id)) {
      history.remove(id);
    }
  }
}
