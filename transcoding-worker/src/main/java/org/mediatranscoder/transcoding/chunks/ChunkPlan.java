package org.mediatranscoder.transcoding.chunks;

import java.util.List;
import org.mediatranscoder.transcoding.cage.Cage;
import org.mediatranscoder.transcoding.encode.FfmpegCommand;
import org.mediatranscoder.transcoding.plan.Plan;
import org.mediatranscoder.transcoding.probe.ByteRange;

/** Whether a video is encoded in chunks, and why. */
public sealed interface ChunkPlan {

  /** As the owner of the job reads it, such as {@code in one piece: it is short}. */
  String reason();

  /** It is encoded in one piece. */
  record Whole(String why) implements ChunkPlan {

    @Override
    public String reason() {
      return "in one piece: " + why;
    }
  }

  /**
   * It is encoded in chunks.
   *
   * @param chunks in their order; two or more
   * @param atOnce how many are encoded at the same time by one worker
   * @param bytes of the source that each chunk needs, where all workers share them; else empty
   */
  record Split(List<Chunk> chunks, int atOnce, List<List<ByteRange>> bytes) implements ChunkPlan {

    public Split {
      chunks = List.copyOf(chunks);
      bytes = List.copyOf(bytes);
    }

    /** By one worker. */
    Split(List<Chunk> chunks, int atOnce) {
      this(chunks, atOnce, List.of());
    }

    /** By all workers, each of which encodes one with the threads of a job. */
    public Split shared(List<List<ByteRange>> needed) {
      return new Split(chunks, 1, needed);
    }

    public boolean isShared() {
      return !bytes.isEmpty();
    }

    @Override
    public String reason() {
      return isShared()
          ? "in %d chunks, by all workers".formatted(chunks.size())
          : "in %d chunks, %d at a time".formatted(chunks.size(), atOnce);
    }

    /**
     * The arguments of ffmpeg for the first chunk, like which all others are, and for the output
     * that is made of them.
     */
    public List<List<String>> commands(Cage cage, Plan whole, String source, String output) {
      ChunkCommands commands = new ChunkCommands(whole, this);
      Chunk first = chunks.getFirst();
      Plan chunk = commands.chunk(first, threads(cage));
      return List.of(
          FfmpegCommand.arguments(cage, chunk, source, List.of(first.file())),
          FfmpegCommand.arguments(cage, commands.join(), source, List.of(output)));
    }

    /** Of the encoder of one chunk. */
    int threads(Cage cage) {
      return Math.max(1, cage.limits().threads() / atOnce);
    }

    public int frames() {
      return chunks.stream().mapToInt(Chunk::frames).sum();
    }
  }
}
