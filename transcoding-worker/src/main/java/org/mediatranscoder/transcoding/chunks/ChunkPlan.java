package org.mediatranscoder.transcoding.chunks;

import java.util.List;

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

    int frames() {
      return chunks.stream().mapToInt(Chunk::frames).sum();
    }
  }
}
