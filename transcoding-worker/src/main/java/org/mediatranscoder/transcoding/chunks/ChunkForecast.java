package org.mediatranscoder.transcoding.chunks;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;

/**
 * How long a video takes in one piece, and in chunks that several workers encode at once. Depends
 * on nothing but its arguments.
 *
 * @param whole seconds in one piece, from the start of the job to its end
 * @param shared seconds in chunks
 */
public record ChunkForecast(double whole, double shared) {

  /**
   * Seconds that a chunk takes beside its part of the encode: until its message is claimed, for the
   * bytes of the source, for the start of ffmpeg, and to store it (docs/benchmarks.md).
   */
  static final double EACH_CHUNK = 1;

  /**
   * Seconds from the last chunk to the end of the job that no other worker can take over, beside
   * {@link #ALONE} (docs/benchmarks.md).
   */
  static final double JOIN = 5;

  /**
   * What of the whole is done by one worker: the probe, the audio, the join and its checks, and at
   * most a tenth to measure the quality.
   */
  static final double ALONE = 0.13;

  /**
   * Of a video that is cut into chunks.
   *
   * @param whole seconds that it is expected to take in one piece
   * @param frames of each chunk
   * @param places how many chunks can be encoded at the same time; one or more
   */
  public static ChunkForecast of(double whole, List<Integer> frames, int places) {
    double all = frames.stream().mapToInt(Integer::intValue).sum();
    PriorityQueue<Double> freeAt = new PriorityQueue<>();
    for (int place = 0; place < Math.min(places, frames.size()); place++) {
      freeAt.add(0.0);
    }
    double last = 0;
    for (int chunk : frames.stream().sorted(Comparator.reverseOrder()).toList()) {
      double end = freeAt.remove() + EACH_CHUNK + whole * (1 - ALONE) * chunk / all;
      freeAt.add(end);
      last = Math.max(last, end);
    }
    return new ChunkForecast(whole, whole * ALONE + last + JOIN);
  }

  /**
   * Whether sharing saves enough.
   *
   * @param most as a part of the time in one piece
   */
  public boolean pays(double most) {
    return shared <= most * whole;
  }

  /** Such as {@code about 110 s instead of 199 s}. */
  public String told() {
    return String.format(Locale.ROOT, "about %.0f s instead of %.0f s", shared, whole);
  }

  /** Why it is not shared, such as {@code chunks would take about 41 s instead of 40 s}. */
  public String declined() {
    return "chunks would take " + told();
  }
}
