package org.mediatranscoder.transcoding.plan;

import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * What the output of a plan may not exceed.
 *
 * @param most bytes
 * @param passLog bytes that two passes need beside their output
 * @param smaller two passes for exactly that size, to be carried out if this plan makes more; null
 *     if this plan is that one
 */
public record SizeLimit(DataSize most, DataSize passLog, @Nullable Plan smaller) {

  /** Of the limit, for which two passes aim: between 92 and 100 parts in a hundred. */
  static final double AIM = 0.965;

  private static final double LEAST = 0.92;

  /** Whether an output is not larger than it may be. */
  public boolean holds(long bytes) {
    return bytes <= most.toBytes();
  }

  /** Whether another pass would come closer to what two passes aim for. */
  public boolean isOff(long bytes) {
    return !holds(bytes) || bytes < LEAST * most.toBytes();
  }

  /** How many bytes two passes aim for. */
  public long aim() {
    return (long) (AIM * most.toBytes());
  }
}
