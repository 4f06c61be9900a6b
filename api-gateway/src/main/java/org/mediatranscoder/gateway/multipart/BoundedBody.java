package org.mediatranscoder.gateway.multipart;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.web.problem.ApiException;

/** Fails as {@code upload-too-large} once more bytes than allowed have been read. */
public final class BoundedBody extends FilterInputStream {

  private final long limit;
  private long count;

  public BoundedBody(InputStream body, long limit) {
    super(body);
    this.limit = limit;
  }

  /** Bytes read so far. */
  public long count() {
    return count;
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    count(value < 0 ? -1 : 1);
    return value;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    return count(super.read(buffer, offset, length));
  }

  private int count(int read) {
    if (read > 0) {
      count += read;
    }
    if (count > limit) {
      throw new ApiException(
          ErrorCode.UPLOAD_TOO_LARGE, "At most %d bytes are taken.".formatted(limit));
    }
    return read;
  }
}
