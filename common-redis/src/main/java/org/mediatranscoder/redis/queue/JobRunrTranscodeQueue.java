package org.mediatranscoder.redis.queue;

import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.jobrunr.jobs.JobDetails;
import org.jobrunr.jobs.states.StateName;
import org.jobrunr.scheduling.JobScheduler;
import org.jobrunr.storage.BackgroundJobServerStatus;
import org.jobrunr.storage.Paging;
import org.jobrunr.storage.navigation.AmountRequest;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.queue.MessageId;
import org.mediatranscoder.model.queue.Step;
import org.mediatranscoder.model.queue.TranscodeHandler;
import org.mediatranscoder.redis.jobrunr.RedisStorageProvider;

/** The id of the message follows from the job and its run, so a run is enqueued once only. */
final class JobRunrTranscodeQueue implements TranscodeQueue {

  private static final int MOST_GIVEN_UP = 100;

  private final RedisStorageProvider storage;
  private final MessageTraces traces;
  private final SharesProperties shares;
  private final ExpectedWork expected;
  private final JobScheduler scheduler;

  JobRunrTranscodeQueue(
      RedisStorageProvider storage,
      MessageTraces traces,
      SharesProperties shares,
      ExpectedWork expected) {
    this.storage = storage;
    this.traces = traces;
    this.shares = shares;
    this.expected = expected;
    this.scheduler = new JobScheduler(storage, List.of(traces));
  }

  @Override
  public void enqueue(JobId id, int run, Share share) {
    UUID value = id.value();
    JobContext.with(
        id,
        () ->
            traces.send(
                id,
                share.metadata(shares, share.turn(shares, expected)),
                () ->
                    scheduler.<TranscodeHandler>enqueue(
                        messageId(id, run),
                        transcodeHandler -> transcodeHandler.transcode(value, run))));
  }

  @Override
  public void withdraw(JobId id, int run) {
    storage.deleteEnqueued(messageId(id, run));
  }

  @Override
  public List<QueuedRun> givenUp() {
    AmountRequest last = Paging.AmountBasedList.descOnUpdatedAt(MOST_GIVEN_UP);
    return storage.getJobList(StateName.FAILED, last).stream()
        .map(message -> run(message.getJobDetails()))
        .toList();
  }

  /** All messages of this queue begin with the job and its run. */
  private static QueuedRun run(JobDetails message) {
    Object[] values = message.getJobParameterValues();
    boolean segment = message.getMethodName().equals(JobRunrSegmentQueue.SEGMENT);
    return new QueuedRun(
        JobId.of(values[0].toString()), (Integer) values[1], segment ? (Integer) values[2] : null);
  }

  @Override
  public Slots slots() {
    int all =
        storage.getBackgroundJobServers().stream()
            .mapToInt(BackgroundJobServerStatus::getWorkerPoolSize)
            .sum();
    return new Slots(all, storage.countJobs(StateName.PROCESSING));
  }

  @Override
  public OptionalLong position(JobId id, int run) {
    return storage.enqueuedBefore(messageId(id, run));
  }

  private static UUID messageId(JobId id, int run) {
    return MessageId.of(id, run, Step.TRANSCODE, 0);
  }
}
