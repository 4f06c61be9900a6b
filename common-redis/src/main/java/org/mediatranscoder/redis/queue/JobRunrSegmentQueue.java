package org.mediatranscoder.redis.queue;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jobrunr.scheduling.JobScheduler;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.queue.MessageId;
import org.mediatranscoder.model.queue.SegmentHandler;
import org.mediatranscoder.model.queue.Step;
import org.mediatranscoder.redis.jobrunr.RedisStorageProvider;

/** In the queue of transcoding jobs, as the same slots do both. */
final class JobRunrSegmentQueue implements SegmentQueue {

  /** The name of {@link SegmentHandler#segment}. */
  static final String SEGMENT = "segment";

  private final RedisStorageProvider storage;
  private final MessageTraces traces;
  private final SharesProperties shares;
  private final ExpectedWork expected;
  private final JobScheduler scheduler;

  JobRunrSegmentQueue(
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
  public void giveBack(Share share) {
    storage.giveBack(share.turn(shares, expected));
  }

  @Override
  public void enqueueSegment(JobId id, int run, int attempt, int chunk, Share share) {
    UUID job = id.value();
    UUID message = MessageId.ofSegment(id, run, attempt, chunk);
    send(
        id,
        share,
        to ->
            to.<SegmentHandler>enqueue(
                message, segmentHandler -> segmentHandler.segment(job, run, attempt, chunk)));
  }

  @Override
  public void enqueueAssembly(JobId id, int run, int attempt, Share share) {
    UUID job = id.value();
    UUID message = MessageId.of(id, run, Step.ASSEMBLE, attempt);
    send(
        id,
        share,
        to ->
            to.<SegmentHandler>enqueue(
                message, segmentHandler -> segmentHandler.assemble(job, run, attempt)));
  }

  private void send(JobId id, Share share, Consumer<JobScheduler> enqueue) {
    JobContext.with(
        id,
        () ->
            traces.send(
                id,
                share.metadata(shares, share.turnOfStep(shares, expected)),
                () -> enqueue.accept(scheduler)));
  }
}
