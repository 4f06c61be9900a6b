package org.mediatranscoder.transcoding.live;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * When pieces are stored. The longer it goes on, the further a player is behind an encoder that is
 * faster than it, so the fewer and larger pieces may be.
 */
final class LivePace {

  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final int PART_OF_THE_TIME = 16;

  /** Tracks grow at about the same time; one that has ended grows no more. */
  private static final Duration FOR_ALL_TRACKS = Duration.ofSeconds(5);

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private final InstantSource clock;
  private @Nullable Instant begin;
  private Instant last;
  private Duration pause = Duration.ZERO;

  LivePace(InstantSource clock) {
    this.clock = clock;
    this.last = clock.instant();
  }

  /**
   * Whether to store what there is.
   *
   * @param further whether more can be played with it; else there is more of some tracks only
   */
  boolean isDue(boolean further) {
    Duration since = Duration.between(last, clock.instant());
    Duration interval = interval().plus(further ? Duration.ZERO : FOR_ALL_TRACKS);
    return since.compareTo(interval) >= 0 && since.compareTo(pause) >= 0;
  }

  private Duration interval() {
    if (begin == null) {
      return Duration.ZERO;
    }
    Duration part = Duration.between(begin, last).dividedBy(PART_OF_THE_TIME);
    return part.compareTo(SHORTEST) < 0 ? SHORTEST : part.compareTo(LONGEST) > 0 ? LONGEST : part;
  }

  void stored() {
    last = clock.instant();
    begin = begin == null ? last : begin;
    pause = Duration.ZERO;
  }

  void failed() {
    last = clock.instant();
    Duration next = pause.isZero() ? FIRST_PAUSE : pause.multipliedBy(2);
    pause = next.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : next;
  }
}
