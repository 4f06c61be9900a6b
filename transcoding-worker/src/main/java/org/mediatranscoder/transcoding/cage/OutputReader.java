package org.mediatranscoder.transcoding.cage;

import java.io.IOException;
import java.io.InputStream;
import org.springframework.util.unit.DataSize;

/**
 * Reads the standard output of a program to its end.
 *
 * @param <T> what is read from it
 */
@FunctionalInterface
public interface OutputReader<T> {
  /**
   * Called once, on a thread of its own, while the program runs.
   *
   * @throws IOException if the output ended in the middle or is not what was expected
   */
  T read(InputStream output) throws IOException;

  /**
   * The same reader for rows of numbers, such as the times of packets: it fails with {@link
   * TooMuchOutputException} at a line of more than 64 KB.
   */
  default OutputReader<T> ofLines() {
    return output ->
        read(new BoundedOutput(output, CagedProcess.MOST_OUTPUT, DataSize.ofKilobytes(64)));
  }

  /** The same reader, which fails with {@link TooMuchOutputException} beyond the limit. */
  default OutputReader<T> atMost(DataSize limit) {
    return output -> read(new BoundedOutput(output, limit, limit));
  }
}
