package org.mediatranscoder.redis.job;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.JobFailure;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.JobPlan;
import org.mediatranscoder.model.job.JobProgress;
import org.mediatranscoder.model.job.JobStatus;
import org.mediatranscoder.model.job.MailHold;
import org.mediatranscoder.model.job.Rendition;
import org.mediatranscoder.model.job.TranscodeJob;

/**
 * The jobs as Redis holds them. Every change is one atomic compare-and-set against the table in
 * {@link JobStatus} and the fencing attempt; it publishes a {@link
 * org.mediatranscoder.model.job.JobChanged}. A method that answers false changed nothing.
 */
public interface JobStore {

  /**
   * Writes the job and its owner's history in one step; false if the job is there already. It is
   * {@link #unqueued} until {@link #markQueued} is called.
   */
  boolean create(TranscodeJob job);

  /**
   * Notes that a job of this id will be created in a moment. The note is taken away with {@link
   * #create}, {@link #restore} and {@link #delete}.
   */
  void announce(JobId id);

  /**
   * Jobs that were announced at least this long ago and have not come, as happens if a gateway dies
   * in between; the oldest hundred.
   */
  List<JobId> announced(Duration age);

  /** Forgets that the job was announced. */
  void forgetAnnounced(JobId id);

  /** Notes that the queue has a message for the job. */
  void markQueued(JobId id);

  /**
   * Jobs that were created at least this long ago and of which nobody has noted that they are in
   * the queue, as happens if a gateway dies in between; the oldest hundred.
   */
  List<JobId> unqueued(Duration age);

  Optional<TranscodeJob> find(JobId id);

  /**
   * One page of an owner's jobs, newest first, without the plans of those that do not run, which
   * are the larger half. A job that is created meanwhile moves nothing from one page to another.
   *
   * @param limit 1 to 200
   * @param cursor as an earlier page gave it, null for the first page
   * @param status only jobs of this status, null for all
   * @throws InvalidCursorException if the cursor is not one of ours
   */
  JobPage history(AccountId owner, int limit, @Nullable String cursor, @Nullable JobStatus status);

  /**
   * One page of the jobs of all owners that are FAILED, those that failed last first, without their
   * plans; the last ten thousand of all that failed. A job that fails meanwhile moves nothing from
   * one page to another.
   *
   * @param limit 1 to 200
   * @param cursor as an earlier page gave it, null for the first page
   * @throws InvalidCursorException if the cursor is not one of ours
   */
  JobPage failures(int limit, @Nullable String cursor);

  /** How many jobs of the owner are PENDING or PROCESSING. */
  long countActive(AccountId owner);

  /**
   * Claims the job for a new attempt: PENDING, or PROCESSING whose worker was given up for dead,
   * becomes PROCESSING with the attempt raised by one. Empty if the job is missing, has ended or is
   * in another run.
   */
  Optional<TranscodeJob> claim(JobId id, int run, Instant now);

  /**
   * The same for an attempt that goes on with what one before has planned: its plan and how far the
   * job is stay as they are.
   */
  Optional<TranscodeJob> resume(JobId id, int run);

  /** False tells the worker to stop: it was fenced off, or the job has ended. */
  boolean progress(JobId id, int attempt, JobProgress progress);

  /** Notes what the attempt found and does; false as with {@link #progress}. */
  boolean planned(JobId id, int attempt, JobPlan plan);

  /**
   * Notes that the package of the attempt can be played while it is made; false as with {@link
   * #progress}.
   */
  boolean playable(JobId id, int attempt);

  /** PROCESSING becomes COMPLETED. */
  boolean complete(JobId id, int attempt, List<Rendition> renditions, Instant now);

  /** PROCESSING becomes FAILED, for good. */
  boolean fail(JobId id, int attempt, JobFailure failure, Instant now);

  /** PROCESSING becomes PENDING: this attempt gives up, another will follow. */
  boolean release(JobId id, int attempt);

  /**
   * PENDING or PROCESSING becomes CANCELLED: a worker that runs the job is refused from now on.
   * False if the job is missing or has ended.
   */
  boolean cancel(JobId id, Instant now);

  /**
   * FAILED or CANCELLED becomes PENDING in a new run, as if it had just been created: it is {@link
   * #unqueued} too. Returns the job as it is now; empty if it is missing or has not ended so.
   *
   * @param mostActive how many jobs of its owner may wait or run, uploads included
   * @throws TooManyActiveJobsException if there are as many already; nothing is changed then
   */
  Optional<TranscodeJob> retry(JobId id, int mostActive);

  /**
   * Begins a new run of a COMPLETED or FAILED job that owes another mail: none of {@code
   * notifiedAt}, {@code undeliverableAt} and {@code mailHold} is set any more. Returns the job as
   * it is now; empty if it is missing or has not ended so.
   */
  Optional<TranscodeJob> oweAnotherMail(JobId id);

  /** Notes that the mail was handed over; false if that was noted before. */
  boolean markNotified(JobId id, Instant now);

  /** Notes that the job's address takes no mail from us; false if that was noted before. */
  boolean markUndeliverable(JobId id, Instant now);

  /** Notes why the mail is held back; false if that was noted before. */
  boolean holdMail(JobId id, MailHold reason);

  /**
   * Forgets the job and takes it out of its owner's history; false if it is not there. For an hour
   * it cannot be restored.
   */
  boolean delete(JobId id);

  /**
   * The oldest jobs of an owner that were created before this time and have ended, up to the first
   * one that has not; a hundred at most.
   */
  List<TranscodeJob> oldestEnded(AccountId owner, Instant createdBefore);

  /**
   * Takes a job that has ended out of Redis and its owner's history, as it stays known elsewhere;
   * false if it is not there or has not ended.
   */
  boolean forget(TranscodeJob job);

  /**
   * Whether every job that S3 has is here: false from a loss of Redis until they were restored.
   * That a job is missing means nothing until then.
   */
  boolean isComplete();

  /** Whether the job was deleted within the last hour. */
  boolean isDeleted(JobId id);

  /** Which of these jobs are neither here nor were just deleted. */
  List<JobId> missing(List<JobId> ids);

  /**
   * Writes a job that was lost, and its place in its owner's history. False if the job is there, or
   * was deleted within the last hour: nothing is changed then.
   *
   * @param unqueued whether it needs a message, see {@link #unqueued}
   */
  boolean restore(TranscodeJob job, boolean unqueued);
}
