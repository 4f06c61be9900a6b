package org.mediatranscoder.transcoding.chunks;

import java.time.Duration;
import java.util.Locale;
import org.mediatranscoder.transcoding.cmaf.TrackPiece;
import org.mediatranscoder.transcoding.probe.Probe;
import org.mediatranscoder.transcoding.probe.Rational;
import org.mediatranscoder.transcoding.probe.SourceFrames;
import org.mediatranscoder.transcoding.probe.SourceFrames.Times;
import org.mediatranscoder.transcoding.probe.VideoStream;

/** Compares what was made with what was planned. */
final class ChunkCheck {

  /** Besides the unit in which an encoder counts. */
  private static final double EXACT = 0.0005;

  /** By which WebM moves all streams, where audio begins before the source does. */
  private static final double MOST_LATER = 0.025;

  private ChunkCheck() {}

  /**
   * @param unit in which the encoder counts
   * @throws ChunkMismatchException if it has other frames
   */
  static void check(Chunk chunk, TrackPiece made, Rational unit) throws ChunkMismatchException {
    String name = "chunk " + (chunk.number() + 1);
    count(name, made.frames(), chunk.frames());
    double slack = unit.toDouble() + EXACT;
    time(name + " begins", (double) made.first() / made.timescale(), chunk.first(), slack);
    time(name + " ends", (double) made.last() / made.timescale(), chunk.last(), slack);
  }

  /**
   * @param made the output
   * @param frames of its video
   * @param joined its video before it was copied
   * @throws ChunkMismatchException if the output has other frames, other times, or other tags
   */
  static void check(ChunkPlan.Split split, Probe made, SourceFrames frames, Probe joined)
      throws ChunkMismatchException {
    VideoStream video = made.video();
    VideoStream before = joined.video();
    if (video == null || before == null || video.timeBase() == null) {
      throw new ChunkMismatchException("the output has no video");
    }
    Times times = frames.times();
    count("the output", times.count(), split.frames());
    double unit = video.timeBase().toDouble();
    double first = times.get(0) * unit;
    double last = times.get(times.count() - 1) * unit;
    double later = first - seconds(split.chunks().getFirst().first());
    if (later < -unit - EXACT || later > MOST_LATER) {
      throw new ChunkMismatchException(
          String.format(Locale.ROOT, "the video is later by %.0f ms", later * 1000));
    }
    Duration length = split.chunks().getLast().last().minus(split.chunks().getFirst().first());
    time("the output ends", last - first, length, 2 * unit + EXACT);
    if (!video.color().equals(before.color()) || !sameFrames(video, before)) {
      throw new ChunkMismatchException("the output says other things of its video");
    }
  }

  private static boolean sameFrames(VideoStream one, VideoStream other) {
    return one.codec().equals(other.codec())
        && one.frameWidth() == other.frameWidth()
        && one.frameHeight() == other.frameHeight()
        && one.rotation() == other.rotation();
  }

  private static void count(String name, long made, long planned) throws ChunkMismatchException {
    if (made != planned) {
      throw new ChunkMismatchException(
          "%s has %d frames instead of %d".formatted(name, made, planned));
    }
  }

  private static void time(String what, double made, Duration planned, double slack)
      throws ChunkMismatchException {
    if (Math.abs(made - seconds(planned)) > slack) {
      throw new ChunkMismatchException(
          String.format(
              Locale.ROOT, "%s at %.4f s instead of %.4f s", what, made, seconds(planned)));
    }
  }

  private static double seconds(Duration time) {
    return time.toNanos() / 1e9;
  }
}
