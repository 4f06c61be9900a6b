package org.mediatranscoder.gateway.account;

import io.lettuce.core.RedisException;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jobrunr.storage.StorageException;
import org.mediatranscoder.gateway.deletion.JobDeletion;
import org.mediatranscoder.gateway.idempotency.IdempotencyRecords;
import org.mediatranscoder.gateway.tus.UnfinishedUploads;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.redis.access.AccountErasures;
import org.mediatranscoder.redis.job.JobStore;
import org.mediatranscoder.web.problem.ApiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Erases all jobs of accounts that are being deleted. auth-service goes on asking until it is told
 * that they are gone, so whatever dies or fails here is done by the next sweep of any instance.
 */
@Component
class JobErasure {

  private static final Logger log = LoggerFactory.getLogger(JobErasure.class);
  private static final int PAGE = 200;

  private final AccountErasures erasures;
  private final JobStore jobs;
  private final JobDeletion deletion;
  private final IdempotencyRecords requests;
  private final UnfinishedUploads uploads;
  private final ReentrantLock running = new ReentrantLock();

  JobErasure(
      AccountErasures erasures,
      JobStore jobs,
      JobDeletion deletion,
      IdempotencyRecords requests,
      UnfinishedUploads uploads) {
    this.erasures = erasures;
    this.jobs = jobs;
    this.deletion = deletion;
    this.requests = requests;
    this.uploads = uploads;
  }

  /** As {@link #run}, behind the caller, as it may take minutes. */
  void start() {
    Thread.ofVirtual().name("erasure").start(this::run);
  }

  /** Erases what is due, unless that is under way here. */
  void run() {
    if (running.tryLock()) {
      try {
        if (jobs.isComplete()) { // Else a recovery would bring jobs of the account afterwards.
          erasures.due().forEach(this::erase);
        }
      } catch (RedisException unavailable) {
        log.warn("No jobs of deleted accounts can be erased just now", unavailable);
      } finally {
        running.unlock();
      }
    }
  }

  private void erase(AccountId account, String token) {
    List<TranscodeJob> some = page(account);
    while (!some.isEmpty()) {
      if (!some.stream().map(job -> deleted(job, token)).reduce(true, Boolean::logicalAnd)) {
        return;
      }
      some = page(account);
    }
    requests.forgetAll(account);
    uploads.forgetAll(account);
    erasures.done(account);
    log.info("No job of account {} is left", account);
  }

  private List<TranscodeJob> page(AccountId account) {
    return jobs.history(account, PAGE, null, null).jobs();
  }

  private boolean deleted(TranscodeJob job, String token) {
    try {
      deletion.delete(job, token);
      return true;
    } catch (ApiException | StorageException failed) {
      log.warn("Job {} of a deleted account cannot be erased just now", job.id(), failed);
      return false;
    }
  }
}
