package org.mediatranscoder.transcoding.chunks;

import java.util.List;
import org.mediatranscoder.transcoding.cage.Cage;
import org.mediatranscoder.transcoding.encode.FfmpegCommand;
import org.mediatranscoder.transcoding.plan.Plan;

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
   * @param atOnce how many are encoded at the same time
   */
  record Split(List<Chunk> chunks, int atOnce) implements ChunkPlan {

    public Split {
      chunks = List.copyOf(chunks);
    }

    @Override
    public String reason() {
      return "in %d chunks, %d at a time".formatted(chunks.size(), atOnce);
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

    int frames() {
      return chunks.stream().mapToInt(Chunk::frames).sum();
    }
  }
}
