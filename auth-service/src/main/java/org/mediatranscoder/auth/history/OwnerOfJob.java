package org.mediatranscoder.auth.history;

import java.util.Optional;
import java.util.UUID;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.redis.job.JobStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.data.mongodb.core.MongoOperations;

/** A command: logs the account of a job, which its argument names. */
public class OwnerOfJob implements ApplicationRunner {

  private static final Logger log = LoggerFactory.getLogger(OwnerOfJob.class);

  private final JobStore jobs;
  private final MongoOperations mongo;

  OwnerOfJob(JobStore jobs, MongoOperations mongo) {
    this.jobs = jobs;
    this.mongo = mongo;
  }

  /**
   * @throws IllegalArgumentException if there is no such job, or was none for as long as histories
   *     go back
   */
  @Override
  public void run(ApplicationArguments arguments) {
    JobId id = new JobId(UUID.fromString(String.join(" ", arguments.getNonOptionArgs())));
    AccountId owner =
        jobs.find(id)
            .map(TranscodeJob::owner)
            .or(() -> ended(id))
            .orElseThrow(() -> new IllegalArgumentException("There is no job " + id));
    log.info("Job {} is of account {}", id, owner);
  }

  private Optional<AccountId> ended(JobId id) {
    return Optional.ofNullable(mongo.findById(id.toString(), StoredEndedJob.class))
        .map(job -> new AccountId(job.account()));
  }
}
