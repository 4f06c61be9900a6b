package org.mediatranscoder.transcoding.jobs;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.mediatranscoder.model.job.JobFailure;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.JobStatus;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.model.queue.SegmentHandler;
import org.mediatranscoder.redis.job.JobChunks;
import org.mediatranscoder.redis.job.JobStore;
import org.mediatranscoder.redis.queue.server.WorkerDeaths;
import org.mediatranscoder.transcoding.cage.AbnormalExitException;
import org.mediatranscoder.transcoding.chunks.ChunkMismatchException;
import org.mediatranscoder.transcoding.failure.PermanentFailure;
import org.mediatranscoder.transcoding.storage.DiskFullException;
import org.mediatranscoder.transcoding.storage.ProcessedFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes the messages of videos that all workers encode. A chunk belongs to the attempt that cut the
 * video, which goes on while its chunks are encoded; who joins them makes a new attempt, so that no
 * chunk is encoded any more. A message may come again; an exception asks the queue to bring it.
 */
@Component
class SegmentJobHandler implements SegmentHandler {

  private static final Logger log = LoggerFactory.getLogger(SegmentJobHandler.class);

  private static final int MOST_CRASHES = 3;

  private final JobStore store;
  private final JobChunks chunks;
  private final SharedChunks shared;
  private final SegmentStep segments;
  private final Pipeline pipeline;
  private final JobCompletion ending;
  private final ProcessedFiles files;
  private final PosterStep poster;
  private final Retries retries;
  private final WorkerProperties properties;
  private final Clock clock;

  SegmentJobHandler(
      JobStore store,
      JobChunks chunks,
      SharedChunks shared,
      SegmentStep segments,
      Pipeline pipeline,
      JobCompletion ending,
      ProcessedFiles files,
      PosterStep poster,
      Retries retries,
      WorkerProperties properties,
      Clock clock) {
    this.store = store;
    this.chunks = chunks;
    this.shared = shared;
    this.segments = segments;
    this.pipeline = pipeline;
    this.ending = ending;
    this.files = files;
    this.poster = poster;
    this.retries = retries;
    this.properties = properties;
    this.clock = clock;
  }

  /** What a message is to do for a job that is its own. */
  @FunctionalInterface
  private interface Work {

    void run() throws InterruptedException;
  }

  @Override
  public void segment(UUID jobId, int run, int attempt, int chunk) {
    JobId id = new JobId(jobId);
    Optional<JobChunks.State> state = state(id, attempt).filter(now -> now.mismatch() == null);
    Optional<TranscodeJob> job =
        store
            .find(id)
            .filter(now -> now.status() == JobStatus.PROCESSING)
            .filter(now -> now.run() == run && now.attempt() == attempt);
    if (job.isEmpty() || state.isEmpty()) {
      shared.deleteIfOver(id);
    } else {
      handle(job.get(), () -> encode(job.get(), state.get(), chunk));
    }
  }

  @Override
  public void assemble(UUID jobId, int run, int attempt) {
    JobId id = new JobId(jobId);
    Optional<JobChunks.State> state = state(id, attempt);
    Optional<TranscodeJob> job = state.flatMap(ours -> store.resume(id, run));
    if (job.isEmpty()) {
      ending.repeat(id);
      shared.deleteIfOver(id);
    } else {
      handle(job.get(), () -> complete(job.get(), state.orElseThrow()));
    }
  }

  private Optional<JobChunks.State> state(JobId id, int attempt) {
    return chunks.find(id).filter(now -> now.attempt() == attempt);
  }

  /** However the work ends: the message, the job, and what is kept of its chunks. */
  private void handle(TranscodeJob job, Work work) {
    try {
      if (WorkerDeaths.areTooMany()) {
        log.error("Job {}: parked, as the workers that had it died", job.id());
        ending.fail(job, TranscodeJobHandler.DEADLY);
      } else if (retries.areUsedUp()) {
        ending.fail(job, TranscodeJobHandler.OURS);
      } else {
        attempt(job, work);
      }
    } catch (InterruptedException stopping) {
      retries.giveBack();
      throw new AttemptGivenUpException(job, stopping);
    }
  }

  private void attempt(TranscodeJob job, Work work) throws InterruptedException {
    try {
      work.run();
    } catch (PermanentFailure failure) {
      log.info("Job {} attempt {}: {}", job.id(), job.attempt(), failure.getMessage());
      ending.fail(job, failure.toJobFailure());
    } catch (FencedOffException notOurs) {
      log.info("Job {} attempt {}: stopped, no longer ours", job.id(), job.attempt());
      shared.deleteIfOver(job.id());
    } catch (RuntimeException | Error trouble) { // An error must not leave the job PROCESSING.
      failOrGiveUp(job, trouble);
    }
  }

  private void encode(TranscodeJob job, JobChunks.State state, int chunk)
      throws InterruptedException {
    try (OwnershipWatch watch = new OwnershipWatch(store, job, properties, clock)) {
      try {
        segments.run(job, state, chunk);
      } catch (ChunkMismatchException mismatch) {
        log.warn("Job {}: to be encoded whole, as {}", job.id(), mismatch.getMessage());
        giveUpChunks(job, String.valueOf(mismatch.getMessage()));
        return;
      } finally {
        watch.requireOurs(); // Above whatever the interrupt has caused.
      }
    }
    int left =
        ending
            .retried(() -> chunks.done(job.id(), job.attempt(), chunk))
            .orElseThrow(FencedOffException::new);
    if (left == 0) {
      ending.<Boolean>retried(() -> enqueuedAssembly(job));
    }
  }

  private boolean enqueuedAssembly(TranscodeJob job) {
    shared.enqueueAssembly(job);
    return true;
  }

  private void giveUpChunks(TranscodeJob job, String reason) throws InterruptedException {
    if (!ending.<Boolean>retried(() -> chunks.mismatch(job.id(), job.attempt(), reason))) {
      throw new FencedOffException();
    }
    ending.<Boolean>retried(() -> enqueuedAssembly(job));
  }

  private void complete(TranscodeJob job, JobChunks.State state) throws InterruptedException {
    Optional<Made> made = make(job, state);
    if (made.isPresent()) {
      try (Made all = made.get()) {
        var _ = ending.complete(job, all.outputs());
        log.info("Job {} attempt {}: completed of its chunks", job.id(), job.attempt());
        poster.run(all);
      }
      ending.repeat(job.id());
      shared.deleteIfOver(job.id());
    }
  }

  /** Nothing of it stays if the job stopped being ours meanwhile. */
  private Optional<Made> make(TranscodeJob job, JobChunks.State state) throws InterruptedException {
    try (OwnershipWatch watch = new OwnershipWatch(store, job, properties, clock)) {
      Optional<Made> made = Optional.empty();
      try {
        made = made(job, state);
        return made;
      } finally {
        watch.requireOurs(made);
      }
    } catch (FencedOffException notOurs) {
      files.deleteAttempt(job.id(), job.attempt());
      throw notOurs;
    }
  }

  /** Empty if the video is cut anew. */
  private Optional<Made> made(TranscodeJob job, JobChunks.State state) throws InterruptedException {
    ProgressReport report = new ProgressReport(store, job, clock, properties).since(job.progress());
    try {
      return Optional.of(pipeline.assemble(job, state, report));
    } catch (ChunkMismatchException unreadable) {
      log.info("Job {}: begun anew, as {}", job.id(), unreadable.getMessage());
      return pipeline.run(job, report);
    }
  }

  private void failOrGiveUp(TranscodeJob job, Throwable trouble) throws InterruptedException {
    if (Thread.interrupted()) { // What looks like trouble is this worker being stopped.
      InterruptedException stopping = new InterruptedException("This worker stops");
      stopping.addSuppressed(trouble);
      throw stopping;
    }
    boolean crashes = trouble instanceof AbnormalExitException && retries.isTry(MOST_CRASHES);
    if (!retries.isLast() && !crashes) {
      throw new AttemptGivenUpException(job, trouble);
    }
    log.error("Job {} attempt {}: given up", job.id(), job.attempt(), trouble);
    ending.fail(job, reason(trouble));
  }

  private static JobFailure reason(Throwable trouble) {
    return DiskFullException.isBehind(trouble)
        ? TranscodeJobHandler.NO_ROOM
        : TranscodeJobHandler.OURS;
  }
}
