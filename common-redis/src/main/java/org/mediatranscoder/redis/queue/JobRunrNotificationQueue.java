package org.mediatranscoder.redis.queue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jobrunr.scheduling.JobScheduler;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.queue.NotifyHandler;
import org.mediatranscoder.redis.jobrunr.RedisStorageProvider;

/** The id of the message is derived from the id of the job, so there is one mail only. */
final class JobRunrNotificationQueue implements NotificationQueue {

  private final MessageTraces traces;
  private final JobScheduler scheduler;

  JobRunrNotificationQueue(RedisStorageProvider storage, MessageTraces traces) {
    this.traces = traces;
    this.scheduler = new JobScheduler(storage, List.of(traces));
  }

  @Override
  public void enqueueJobEnded(JobId id) {
    UUID value = id.value();
    JobContext.with(
        id,
        () ->
            traces.send(
                id,
                () ->
                    scheduler.<NotifyHandler>enqueue(
                        messageId(id), notifyHandler -> notifyHandler.jobEnded(value))));
  }

  private static UUID messageId(JobId id) {
    return UUID.nameUUIDFromBytes(("job-ended:" + id).getBytes(StandardCharsets.UTF_8));
  }
}
