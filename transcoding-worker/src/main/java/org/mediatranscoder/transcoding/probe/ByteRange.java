package org.mediatranscoder.transcoding.probe;

/**
 * Bytes of a file.
 *
 * @param from of the first one, zero or more
 * @param until of the one after the last; above {@code from}
 */
public record ByteRange(long from, long until) {

  /**
   * @throws IllegalArgumentException if there is no such range
   */
  public ByteRange {
    if (from < 0 || until <= from) {
      throw new IllegalArgumentException("No bytes: %d to %d".formatted(from, until));
    }
  }

  public long length() {
    return until - from;
  }
}
