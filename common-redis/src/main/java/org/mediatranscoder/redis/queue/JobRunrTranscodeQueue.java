package org.mediatranscoder.redis.queue;

import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.jobrunr.scheduling.JobScheduler;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.queue.TranscodeHandler;
import org.mediatranscoder.redis.jobrunr.RedisStorageProvider;

/** The id of the message is the id of the job, so a job is enqueued once only. */
final class JobRunrTranscodeQueue implements TranscodeQueue {

  private final RedisStorageProvider storage;
  private final MessageTraces traces;
  private final JobScheduler scheduler;

  JobRunrTranscodeQueue(RedisStorageProvider storage, MessageTraces traces) {
    this.storage = storage;
    this.traces = traces;
    this.scheduler = new JobScheduler(storage, List.of(traces));
  }

  @Override
  public void enqueue(JobId id) {
    UUID value = id.value();
    JobContext.with(
        id,
        () ->
            traces.send(
                id,
                () ->
                    scheduler.<TranscodeHandler>enqueue(
                        value, transcodeHandler -> transcodeHandler.transcode(value))));
  }

  @Override
  public void withdraw(JobId id) {
    storage.deleteEnqueued(id.value());
  }

  @Override
  public OptionalLong position(JobId id) {
    return storage.enqueuedBefore(id.value());
  }
}
