package org.mediatranscoder.auth.history;

import org.mediatranscoder.model.job.TranscodeJob;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A job that has ended, as it lies in the database.
 *
 * @param createdAt in milliseconds, by which histories are ordered
 * @param job the {@link TranscodeJob} as JSON
 */
@Document("job_history")
record StoredEndedJob(@Id String id, String account, String status, long createdAt, String job) {

  static StoredEndedJob of(TranscodeJob job, String json) {
    return new StoredEndedJob(
        job.id().toString(),
        job.owner().value(),
        job.status().name(),
        job.createdAt().toEpochMilli(),
        json);
  }
}
