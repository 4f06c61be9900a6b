package org.mediatranscoder.redis.queue;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jobrunr.scheduling.JobScheduler;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.queue.MessageId;
import org.mediatranscoder.model.queue.NotifyHandler;
import org.mediatranscoder.model.queue.Step;
import org.mediatranscoder.redis.jobrunr.RedisStorageProvider;

/** The id of the message follows from the job and its run, so a run has one mail only. */
final class JobRunrNotificationQueue implements NotificationQueue {

  private final MessageTraces traces;
  private final JobScheduler scheduler;

  JobRunrNotificationQueue(RedisStorageProvider storage, MessageTraces traces) {
    this.traces = traces;
    this.scheduler = new JobScheduler(storage, List.of(traces));
  }

  @Override
  public void enqueueJobEnded(JobId id, int run) {
    UUID value = id.value();
    JobContext.with(
        id,
        () ->
            traces.send(
                id,
                Map.of(),
                () ->
                    scheduler.<NotifyHandler>enqueue(
                        MessageId.of(id, run, Step.NOTIFY, 0),
                        notifyHandler -> notifyHandler.jobEnded(value, run))));
  }
}
