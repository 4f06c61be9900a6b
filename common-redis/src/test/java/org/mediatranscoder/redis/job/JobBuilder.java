package org.mediatranscoder.redis.job;

import java.time.Instant;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.JobManifest;
import org.mediatranscoder.model.job.SourceMedia;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.model.job.TranscodeRequest;
import org.mediatranscoder.model.storage.ObjectKeys;

/** Jobs as the gateway makes them. */
final class JobBuilder {

  static final Instant NOON = Instant.parse("2026-05-04T12:00:00.123456Z");
  static final AccountId ADA = new AccountId("ada");

  private JobBuilder() {}

  static TranscodeJob aPendingJob() {
    return aPendingJob(ADA, NOON);
  }

  static TranscodeJob aPendingJob(AccountId owner, Instant createdAt) {
    JobId id = JobId.random();
    return new JobManifest(
            JobManifest.SCHEMA,
            id,
            owner,
            new TranscodeRequest("mp4-720p", "ada@example.test"),
            new SourceMedia("Überraschung \"1\".mov", 12345, ObjectKeys.raw(id)),
            createdAt,
            1)
        .toPendingJob();
  }
}
