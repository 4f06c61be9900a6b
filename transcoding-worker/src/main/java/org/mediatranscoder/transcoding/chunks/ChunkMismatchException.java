package org.mediatranscoder.transcoding.chunks;

/** A chunk, or the whole that was made of all, is not what was planned. */
public class ChunkMismatchException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * @param message in plain words, such as {@code chunk 3 has 119 frames instead of 120}
   */
  public ChunkMismatchException(String message) {
    super(message);
  }

  ChunkMismatchException(String message, Throwable cause) {
    super(message, cause);
  }
}
