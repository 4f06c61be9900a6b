package org.mediatranscoder.redis.queue;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jobrunr.jobs.states.StateName;
import org.jobrunr.scheduling.JobScheduler;
import org.jobrunr.storage.JobNotFoundException;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.queue.MessageId;
import org.mediatranscoder.model.queue.NotifyHandler;
import org.mediatranscoder.model.queue.Step;
import org.mediatranscoder.redis.jobrunr.RedisStorageProvider;

/** The id of the message follows from the job and its run, so a run has one mail only. */
final class JobRunrNotificationQueue implements NotificationQueue {

  private static final Set<StateName> UNDER_WAY =
      EnumSet.of(StateName.SCHEDULED, StateName.ENQUEUED, StateName.PROCESSING);

  private final RedisStorageProvider storage;
  private final MessageTraces traces;
  private final JobScheduler scheduler;

  JobRunrNotificationQueue(RedisStorageProvider storage, MessageTraces traces) {
    this.storage = storage;
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
                        messageId(id, run), notifyHandler -> notifyHandler.jobEnded(value, run))));
  }

  @Override
  public boolean isUnderWay(JobId id, int run) {
    try {
      return UNDER_WAY.contains(storage.getJobById(messageId(id, run)).getState());
    } catch (JobNotFoundException none) {
      return false;
    }
  }

  private static UUID messageId(JobId id, int run) {
    return MessageId.of(id, run, Step.NOTIFY, 0);
  }
}
