package org.mediatranscoder.transcoding.cage;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.util.unit.DataSize;

/** Fails with {@link TooMuchOutputException} once more than the limit has been read. */
final class BoundedOutput extends FilterInputStream {

  private final DataSize limit;
  private final DataSize longestLine;
  private long count;
  private long lineStart;

  /**
   * @param longestLine bytes without a line feed; as much as the limit where lines do not matter
   */
  BoundedOutput(InputStream output, DataSize limit, DataSize longestLine) {
    super(output);
    this.limit = limit;
    this.longestLine = longestLine;
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    if (value >= 0) {
      note((byte) value);
      check();
    }
    return value;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    for (int i = offset; i < offset + read; i++) {
      note(buffer[i]);
    }
    check();
    return read;
  }

  private void note(byte value) {
    count++;
    if (value == '\n') {
      lineStart = count;
    }
  }

  /** A line that ended within what was read at once is as short as the buffer of the reader. */
  private void check() {
    if (count > limit.toBytes() || count - lineStart > longestLine.toBytes()) {
      throw new TooMuchOutputException();
    }
  }
}
