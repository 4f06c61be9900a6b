package org.mediatranscoder.transcoding.jobs;

import io.lettuce.core.RedisException;
import java.time.Clock;
import org.jobrunr.storage.StorageException;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.redis.job.JobStore;
import org.mediatranscoder.redis.queue.QueuedRun;
import org.mediatranscoder.redis.queue.TranscodeQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Ends jobs whose message the queue has given up before their handler could: workers died of it too
 * often, were stopped too often, or could not write how it ended. Else they would wait for ever.
 */
@Component
class GivenUpJobs {

  private static final Logger log = LoggerFactory.getLogger(GivenUpJobs.class);

  private final TranscodeQueue queue;
  private final JobStore store;
  private final JobCompletion ending;
  private final Clock clock;

  GivenUpJobs(TranscodeQueue queue, JobStore store, JobCompletion ending, Clock clock) {
    this.queue = queue;
    this.store = store;
    this.ending = ending;
    this.clock = clock;
  }

  /** Looks once; what cannot be done now is done next time. */
  void end() {
    try {
      for (QueuedRun run : queue.givenUp()) {
        end(run);
      }
    } catch (RedisException | StorageException unavailable) {
      log.warn("Jobs that were given up are looked for later: {}", unavailable.toString());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private void end(QueuedRun run) throws InterruptedException {
    boolean open =
        store.find(run.job()).filter(job -> job.run() == run.run()).stream()
            .filter(job -> run.attempt() == null || job.attempt() == run.attempt())
            .anyMatch(job -> !job.status().isEnded());
    if (open) {
      // A new attempt, so that a worker that may still have it is refused.
      for (TranscodeJob job :
          store.claim(run.job(), run.run(), clock.instant()).stream().toList()) {
        log.error("Job {}: parked, as its message was given up", job.id());
        ending.fail(job, TranscodeJobHandler.OURS);
      }
    }
  }
}
