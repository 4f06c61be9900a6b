package org.mediatranscoder.transcoding.chunks;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mediatranscoder.transcoding.probe.ByteRange;
import org.mediatranscoder.transcoding.probe.Probe;
import org.mediatranscoder.transcoding.probe.SourceFrames;
import org.mediatranscoder.transcoding.probe.SourceLayout;

/** Which bytes of a source another machine needs to encode one chunk. */
public final class ChunkBytes {

  /**
   * In Matroska, FFmpeg looks for a key frame three frames of 23 a second earlier than it is told.
   */
  private static final double RUN_UP = 0.2;

  /** Packets that FFmpeg reads, and threads decode, ahead of those that are encoded. */
  private static final int AHEAD = 100;

  private final SourceFrames frames;
  private final long start;
  private final long runUp;

  private ChunkBytes(Probe source, SourceFrames frames) {
    this.frames = frames;
    this.start = ChunkPlanner.start(source);
    this.runUp = Math.round(RUN_UP / ChunkPlanner.timeBase(source).toDouble());
  }

  /**
   * Of each chunk; the whole where it is not known how the file is laid out.
   *
   * @param file the source
   */
  public static List<List<ByteRange>> of(
      Probe source, SourceFrames frames, List<Chunk> chunks, Path file) {
    Optional<SourceLayout> layout = SourceLayout.of(file);
    if (layout.isEmpty() || !frames.places().areKnown()) {
      return chunks.stream().map(chunk -> List.of(SourceLayout.whole(file))).toList();
    }
    ChunkBytes bytes = new ChunkBytes(source, frames);
    return chunks.stream().map(chunk -> layout.get().with(bytes.packets(chunk))).toList();
  }

  /** From the key frame before the chunk to one key frame more than it needs. */
  private ByteRange packets(Chunk chunk) {
    int first =
        chunk.from() == Long.MIN_VALUE
            ? 0
            : Math.max(0, frames.cuts().before(chunk.from() + start - runUp + 1) - 1);
    int last =
        chunk.until() == Long.MAX_VALUE
            ? frames.cuts().count()
            : after(frames.cuts().before(chunk.until() + start));
    return frames.places().between(first, last);
  }

  private int after(int cut) {
    int enough = shown(cut) + AHEAD;
    int last = cut + 1;
    while (last < frames.cuts().count() && shown(last) < enough) {
      last++;
    }
    return Math.min(last, frames.cuts().count());
  }

  /** How many frames are shown before the cut. */
  private int shown(int cut) {
    return frames.times().before(frames.cuts().get(cut));
  }
}
