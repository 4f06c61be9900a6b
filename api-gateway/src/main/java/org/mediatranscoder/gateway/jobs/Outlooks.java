package org.mediatranscoder.gateway.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.JobPlan;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.redis.job.JobDurations;
import org.mediatranscoder.redis.queue.TranscodeQueue;
import org.springframework.stereotype.Component;

/**
 * Tells when jobs will start and end: a running one from what its worker measures in it, and before
 * there is anything to measure from how long jobs like it took; a waiting one also from its place
 * in the queue, the slots of the workers, and how long jobs of all kinds took.
 */
@Component
class Outlooks {

  /** What all jobs share is asked for so often. */
  private static final Duration FRESH = Duration.ofSeconds(2);

  private final TranscodeQueue queue;
  private final JobDurations durations;
  private final Clock clock;
  private volatile @Nullable Situation situation;

  Outlooks(TranscodeQueue queue, JobDurations durations, Clock clock) {
    this.queue = queue;
    this.durations = durations;
    this.clock = clock;
  }

  /** What is so for all jobs. */
  private record Situation(TranscodeQueue.Slots slots, JobDurations.Known durations, Instant at) {}

  /**
   * @param position how many jobs start before this one; empty if it does not wait
   */
  Outlook of(TranscodeJob job, OptionalLong position) {
    return switch (job.status()) {
      case PENDING -> ofWaiting(job, position);
      case PROCESSING -> ofRunning(job);
      case COMPLETED, FAILED, CANCELLED -> Outlook.NONE;
    };
  }

  private Outlook ofRunning(TranscodeJob job) {
    Duration measured = job.progress().eta();
    if (measured != null) {
      return Outlook.ends(measured);
    }
    Instant start = job.startedAt();
    Optional<Duration> usual = usual(job);
    if (usual.isEmpty() || start == null) {
      return Outlook.unknown(EtaUnknown.NOT_MEASURED);
    }
    Duration left = usual.get().minus(Duration.between(start, clock.instant()));
    return left.isNegative() ? Outlook.unknown(EtaUnknown.LONGER_THAN_USUAL) : Outlook.ends(left);
  }

  private Outlook ofWaiting(TranscodeJob job, OptionalLong position) {
    Situation now = situation();
    if (now.slots().all() == 0) {
      return Outlook.unknown(EtaUnknown.NO_WORKER);
    }
    if (position.isEmpty()) {
      return Outlook.unknown(EtaUnknown.NO_TURN);
    }
    Optional<Duration> each = now.durations().ofAll();
    Optional<Duration> own = usual(job);
    if (each.isEmpty() || own.isEmpty()) {
      return Outlook.unknown(EtaUnknown.NOT_MEASURED);
    }
    Duration wait = untilStart(position.getAsLong(), now.slots(), each.get());
    return new Outlook(clock.instant().plus(wait), wait.plus(own.get()), null);
  }

  /** At a random moment half of a running job is left on average. */
  private static Duration untilStart(long before, TranscodeQueue.Slots slots, Duration each) {
    long free = Math.max(0, slots.all() - slots.taken());
    if (before < free) {
      return Duration.ZERO;
    }
    double rounds = (double) (before - free) / slots.all() + 0.5;
    return Duration.ofMillis(Math.round(each.toMillis() * rounds));
  }

  private Optional<Duration> usual(TranscodeJob job) {
    JobDurations.Known known = situation().durations();
    String format = job.request().format();
    long bytes = job.source().sizeBytes();
    JobPlan plan = job.plan();
    return plan == null ? known.of(format, bytes) : known.of(format, plan.copies(), bytes);
  }

  private Situation situation() {
    Situation last = situation;
    Instant now = clock.instant();
    if (last == null || Duration.between(last.at(), now).compareTo(FRESH) > 0) {
      last = new Situation(queue.slots(), durations.known(), now);
      situation = last;
    }
    return last;
  }
}
