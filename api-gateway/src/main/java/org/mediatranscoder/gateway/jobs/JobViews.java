package org.mediatranscoder.gateway.jobs;

import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.gateway.estimates.EstimateView;
import org.mediatranscoder.model.job.AttemptNumbers;
import org.mediatranscoder.model.job.JobPlan;
import org.mediatranscoder.model.job.JobProgress;
import org.mediatranscoder.model.job.JobStatus;
import org.mediatranscoder.model.job.OutputPackage;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.redis.queue.TranscodeQueue;
import org.springframework.stereotype.Component;

/** Shows jobs to their owner. */
@Component
public class JobViews {

  private final TranscodeQueue queue;
  private final Outlooks outlooks;

  JobViews(TranscodeQueue queue, Outlooks outlooks) {
    this.queue = queue;
    this.outlooks = outlooks;
  }

  /** The job as it is, with its place in the queue while it waits, without its plan. */
  public JobView of(TranscodeJob job) {
    return of(job, null);
  }

  /** The same with its plan. */
  JobView whole(TranscodeJob job) {
    return of(job, PlanView.of(job.plan()));
  }

  private JobView of(TranscodeJob job, @Nullable PlanView plan) {
    JobProgress progress = job.progress();
    boolean running = job.status() == JobStatus.PROCESSING;
    OptionalLong position = position(job);
    Outlook outlook = outlooks.of(job, position);
    return new JobView(
        job.id().toString(),
        job.status(),
        progress.stage(),
        Math.round(progress.percent() * 10) / 10.0,
        running ? progress.fps() : null,
        running ? progress.speed() : null,
        seconds(outlook.left()),
        outlook.unknown(),
        position.isPresent() ? position.getAsLong() : null,
        outlook.start(),
        AttemptNumbers.told(job.attempt()),
        job.request().format(),
        job.request().options(),
        job.request().priority(),
        job.source().fileName(),
        job.source().sizeBytes(),
        job.createdAt(),
        job.startedAt(),
        job.endedAt(),
        plan,
        estimate(job),
        FailureView.of(job.failure()),
        OutputView.of(job),
        playlist(job),
        MailState.of(job));
  }

  private static @Nullable EstimateView estimate(TranscodeJob job) {
    JobPlan plan = job.plan();
    return plan == null || job.status().isEnded() ? null : EstimateView.ofNullable(plan.estimate());
  }

  private static @Nullable String playlist(TranscodeJob job) {
    boolean plays = OutputPackage.of(job).filter(OutputPackage::plays).isPresent();
    return plays || job.isPlayableEarly() ? OutputPackage.ENTRY : null;
  }

  private OptionalLong position(TranscodeJob job) {
    return job.status() == JobStatus.PENDING
        ? queue.position(job.id(), job.run())
        : OptionalLong.empty();
  }

  private static @Nullable Long seconds(@Nullable Duration eta) {
    return eta == null ? null : Math.round(eta.toMillis() / 1000.0);
  }
}
