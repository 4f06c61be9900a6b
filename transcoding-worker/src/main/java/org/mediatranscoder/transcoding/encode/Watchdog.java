package org.mediatranscoder.transcoding.encode;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.mediatranscoder.transcoding.cage.CageLimits;
import org.mediatranscoder.transcoding.failure.TookTooLongException;

/** Gives one encode up when its time is over or when it stands still. */
final class Watchdog {

  private final InstantSource clock;
  private final CageLimits limits;
  private final Instant start;
  private Instant lastStep;
  private EncodeProgress furthest = EncodeProgress.NONE;

  Watchdog(InstantSource clock, CageLimits limits) {
    this.clock = clock;
    this.limits = limits;
    this.start = clock.instant();
    this.lastStep = start;
  }

  /**
   * @throws TookTooLongException if the encode is to be given up
   */
  void check(EncodeProgress progress) {
    Instant now = clock.instant();
    if (progress.isBeyond(furthest)) {
      furthest = progress;
      lastStep = now;
    }
    if (isOver(start, limits.encodeTimeout(), now)) {
      throw new TookTooLongException("The conversion took longer than a job may take.");
    }
    if (isOver(lastStep, limits.stallTimeout(), now)) {
      throw new TookTooLongException("The conversion stood still and was given up.");
    }
  }

  private static boolean isOver(Instant since, Duration limit, Instant now) {
    return Duration.between(since, now).compareTo(limit) > 0;
  }
}
