package org.mediatranscoder.transcoding.chunks;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.mediatranscoder.transcoding.plan.Obstacles;
import org.mediatranscoder.transcoding.probe.Probe;
import org.mediatranscoder.transcoding.probe.Rational;
import org.mediatranscoder.transcoding.probe.SourceFrames;
import org.mediatranscoder.transcoding.probe.SourceFrames.Times;

/** Cuts a video into chunks; depends on nothing but its arguments. */
public final class ChunkPlanner {

  /** One chunk of more than this part of the video would keep all others waiting. */
  private static final double MOST_OF_ONE = 0.75;

  /** Encoders decode frames up to so many before they are shown. */
  private static final int REORDERED = 4;

  private static final BigInteger MICROS = BigInteger.valueOf(1_000_000);

  private final Rational timeBase;
  private final Times times;
  private final Times cuts;
  private final ChunkLengths lengths;
  private final boolean reorders;

  /** What FFmpeg takes off each time, so that the source begins at zero. */
  private final long start;

  private ChunkPlanner(
      Rational timeBase, long start, SourceFrames frames, ChunkLengths lengths, boolean reorders) {
    this.timeBase = timeBase;
    this.times = frames.times();
    this.cuts = frames.cuts();
    this.start = start;
    this.lengths = lengths;
    this.reorders = reorders;
  }

  /**
   * The chunks, or why there are none.
   *
   * @param source with a video that has a time base
   * @param frames of that video
   * @param reorders whether the encoder stores frames in another order than they are shown in
   */
  public static ChunkPlan of(
      Probe source, SourceFrames frames, ChunkLengths lengths, boolean reorders) {
    if (!frames.regular()) {
      return new ChunkPlan.Whole("its packets do not say when each frame is shown");
    }
    return new ChunkPlanner(timeBase(source), start(source), frames, lengths, reorders).plan();
  }

  /** Of the video. */
  static Rational timeBase(Probe source) {
    return Objects.requireNonNull(Objects.requireNonNull(source.video()).timeBase(), "timeBase");
  }

  /** What FFmpeg takes off each time of the video. */
  static long start(Probe source) {
    return start(Objects.requireNonNullElse(source.startTime(), Duration.ZERO), timeBase(source));
  }

  /** As FFmpeg rounds it: to the nearest unit. */
  private static long start(Duration time, Rational timeBase) {
    BigInteger micros = BigInteger.valueOf(time.toNanos() / 1000);
    BigInteger units = micros.multiply(BigInteger.valueOf(timeBase.denominator()));
    BigInteger unit = MICROS.multiply(BigInteger.valueOf(timeBase.numerator()));
    BigInteger half = unit.shiftRight(1);
    return (units.signum() < 0 ? units.subtract(half) : units.add(half)).divide(unit).longValue();
  }

  private ChunkPlan plan() {
    if (isBurst()) {
      return new ChunkPlan.Whole("it has bursts of frames");
    }
    double length = seconds(times.get(times.count() - 1) - times.get(0));
    int count = lengths.count(length);
    if (count < 2) {
      return new ChunkPlan.Whole("it is short");
    }
    List<Long> begins = begins(count);
    double longest = longest(begins);
    return begins.size() < 2 || longest > MOST_OF_ONE * length
        ? new ChunkPlan.Whole("it has too few key frames")
        : new ChunkPlan.Split(chunks(begins), Math.min(lengths.atOnce(), begins.size()));
  }

  private boolean isBurst() {
    for (int i = 0; i < times.count(); i++) {
      if (Obstacles.isBurst(i, seconds(times.get(i) - times.get(0)))) {
        return true;
      }
    }
    return false;
  }

  private double seconds(long units) {
    return units * timeBase.toDouble();
  }

  /** The first frame, and the key frames that are nearest to even parts. */
  private List<Long> begins(int count) {
    long first = times.get(0);
    long last = times.get(times.count() - 1);
    long least = Math.round(lengths.least().toMillis() / 1000.0 / timeBase.toDouble() / 2);
    List<Long> begins = new ArrayList<>(List.of(first));
    for (int part = 1; part < count; part++) {
      long ideal = first + Math.round((double) (last - first) * part / count);
      long begin = nearest(ideal);
      if (begin - begins.getLast() >= least && last - begin >= least) {
        begins.add(begin);
      }
    }
    return begins;
  }

  /** The key frame nearest to a time at which a chunk can begin; the first frame if none can. */
  private long nearest(long ideal) {
    long best = times.get(0);
    for (int i = 0; i < cuts.count(); i++) {
      long cut = cuts.get(i);
      if (Math.abs(cut - ideal) < Math.abs(best - ideal) && isEven(cut)) {
        best = cut;
      }
    }
    return best;
  }

  /**
   * Whether the first frames of a chunk can be decoded after all frames before. An encoder lets
   * them be decoded as much earlier as the next ones are later, which must not reach into the end
   * of the chunk before.
   */
  private boolean isEven(long cut) {
    int at = times.before(cut);
    for (int i = 1; reorders && i <= REORDERED; i++) {
      int later = at + i;
      int earlier = at - 1 - i;
      if (later < times.count()
          && earlier >= 0
          && 2 * cut - times.get(later) <= times.get(earlier)) {
        return false;
      }
    }
    return true;
  }

  private double longest(List<Long> begins) {
    double longest = 0;
    for (int i = 0; i < begins.size(); i++) {
      long end = i + 1 < begins.size() ? begins.get(i + 1) : times.get(times.count() - 1);
      longest = Math.max(longest, seconds(end - begins.get(i)));
    }
    return longest;
  }

  private List<Chunk> chunks(List<Long> begins) {
    List<Chunk> chunks = new ArrayList<>();
    for (int i = 0; i < begins.size(); i++) {
      boolean last = i + 1 == begins.size();
      int from = times.before(begins.get(i));
      int until = last ? times.count() : times.before(begins.get(i + 1));
      chunks.add(
          new Chunk(
              i,
              i == 0 ? Long.MIN_VALUE : begins.get(i) - start,
              last ? Long.MAX_VALUE : begins.get(i + 1) - start,
              i == 0 ? Duration.ZERO : seek(begins.get(i)),
              until - from,
              time(times.get(from)),
              time(times.get(until - 1))));
    }
    return chunks;
  }

  /** To the microsecond above, as the key frame before would be found else. */
  private Duration seek(long cut) {
    return Duration.ofNanos(Math.ceilDiv(time(cut).toNanos(), 1000) * 1000);
  }

  private Duration time(long shown) {
    BigInteger nanos =
        BigInteger.valueOf(shown - start)
            .multiply(BigInteger.valueOf(1_000_000_000L * timeBase.numerator()))
            .divide(BigInteger.valueOf(timeBase.denominator()));
    return Duration.ofNanos(nanos.longValue());
  }
}
