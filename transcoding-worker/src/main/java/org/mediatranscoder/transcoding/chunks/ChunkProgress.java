package org.mediatranscoder.transcoding.chunks;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.transcoding.encode.EncodeProgress;

/** One figure of all chunks: which part of the frames is encoded. Safe for several threads. */
final class ChunkProgress {

  private final ChunkPlan.Split split;
  private final Duration length;
  private final InstantSource clock;
  private final Instant start;
  private final AtomicReferenceArray<EncodeProgress> latest;

  /**
   * @param length of the output
   */
  ChunkProgress(ChunkPlan.Split split, Duration length, InstantSource clock) {
    this.split = split;
    this.length = length;
    this.clock = clock;
    this.start = clock.instant();
    this.latest = new AtomicReferenceArray<>(split.chunks().size());
  }

  void note(Chunk chunk, EncodeProgress progress) {
    latest.set(chunk.number(), progress);
  }

  /** All frames of the chunk are encoded, whatever ffmpeg said last. */
  void done(Chunk chunk) {
    EncodeProgress last = latest.get(chunk.number());
    latest.set(
        chunk.number(),
        new EncodeProgress(
            chunk.last(), (long) chunk.frames(), last == null ? null : last.bytes(), null, null));
  }

  /** While chunks are encoded. */
  EncodeProgress encoding() {
    long frames = 0;
    long bytes = 0;
    for (Chunk chunk : split.chunks()) {
      EncodeProgress progress = latest.get(chunk.number());
      frames += progress == null ? 0 : Math.min(count(progress.frames()), chunk.frames());
      bytes += progress == null ? 0 : count(progress.bytes());
    }
    double part = (1 - ChunkedEncoder.JOIN) * frames / split.frames();
    double seconds = Duration.between(start, clock.instant()).toMillis() / 1000.0;
    boolean measured = seconds > 1 && frames > 0;
    return new EncodeProgress(
        at(part),
        frames,
        bytes,
        measured ? (Double) (frames / seconds) : null,
        measured ? (Double) (at(part).toMillis() / 1000.0 / seconds) : null);
  }

  /** While the output is made of them. */
  EncodeProgress joining(EncodeProgress join) {
    double part =
        length.isZero() ? 1 : Math.min(1, (double) join.position().toMillis() / length.toMillis());
    EncodeProgress all = encoding();
    return new EncodeProgress(
        at(1 - ChunkedEncoder.JOIN + ChunkedEncoder.JOIN * part),
        all.frames(),
        join.bytes(),
        all.fps(),
        all.speed());
  }

  private Duration at(double part) {
    return Duration.ofMillis(Math.round(part * length.toMillis()));
  }

  private static long count(@Nullable Long value) {
    return value == null ? 0 : value;
  }
}
