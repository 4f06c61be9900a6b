package org.mediatranscoder.transcoding.encode;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.mediatranscoder.transcoding.cage.CageLimits;
import org.mediatranscoder.transcoding.failure.TookTooLongException;

/**
 * Gives one encode up when its time is over or when it stands still. All its passes share the time.
 */
final class Watchdog {

  private static final Duration BUSY = Duration.ofSeconds(1);

  private final InstantSource clock;
  private final CageLimits limits;
  private final Instant start;
  private Instant lastStep;
  private Duration lastCpuTime = Duration.ZERO;
  private EncodeProgress furthest = EncodeProgress.NONE;

  Watchdog(InstantSource clock, CageLimits limits) {
    this.clock = clock;
    this.limits = limits;
    this.start = clock.instant();
    this.lastStep = start;
  }

  /** Another pass begins, which reports from its own beginning. */
  void begin() {
    lastStep = clock.instant();
    lastCpuTime = Duration.ZERO;
    furthest = EncodeProgress.NONE;
  }

  /**
   * FFmpeg reports nothing before each stream has begun, and audio may begin after minutes. So
   * until its first report the time counts that it uses of processors.
   *
   * @throws TookTooLongException if the encode is to be given up
   */
  void check(EncodeProgress progress, Supplier<Duration> cpuTime) {
    Instant now = clock.instant();
    if (progress.isBeyond(furthest)) {
      furthest = progress;
      lastStep = now;
    }
    if (furthest.equals(EncodeProgress.NONE) && isBusy(cpuTime.get())) {
      lastStep = now;
    }
    if (isOver(start, limits.encodeTimeout(), now)) {
      throw new TookTooLongException("The conversion took longer than a job may take.");
    }
    if (isOver(lastStep, limits.stallTimeout(), now)) {
      throw new TookTooLongException("The conversion stood still and was given up.");
    }
  }

  private boolean isBusy(Duration cpuTime) {
    boolean busy = cpuTime.minus(lastCpuTime).compareTo(BUSY) > 0;
    if (busy) {
      lastCpuTime = cpuTime;
    }
    return busy;
  }

  private static boolean isOver(Instant since, Duration limit, Instant now) {
    return Duration.between(since, now).compareTo(limit) > 0;
  }
}
