package org.mediatranscoder.transcoding.cage;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.util.unit.DataSize;

/** Fails with {@link TooMuchOutputException} once more than the limit has been read. */
final class BoundedOutput extends FilterInputStream {

  private final DataSize limit;
  private long count;

  BoundedOutput(InputStream output, DataSize limit) {
    super(output);
    this.limit = limit;
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    count(value < 0 ? 0 : 1);
    return value;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    count(read);
    return read;
  }

  private void count(int read) {
    count += Math.max(0, read);
    if (count > limit.toBytes()) {
      throw new TooMuchOutputException(limit);
    }
  }
}
