package org.mediatranscoder.web.body;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.web.problem.ApiException;

/** Fails as {@code body-too-large} once more bytes than allowed have been read. */
final class CountedStream extends ServletInputStream {

  private final ServletInputStream body;
  private final long limit;
  private long count;

  CountedStream(ServletInputStream body, long limit) {
    this.body = body;
    this.limit = limit;
  }

  @Override
  public int read() throws IOException {
    int value = body.read();
    count(value < 0 ? 0 : 1);
    return value;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = body.read(buffer, offset, length);
    count(read);
    return read;
  }

  private void count(int read) {
    count += Math.max(0, read);
    if (count > limit) {
      throw new ApiException(ErrorCode.BODY_TOO_LARGE);
    }
  }

  @Override
  public boolean isFinished() {
    return body.isFinished();
  }

  @Override
  public boolean isReady() {
    return body.isReady();
  }

  @Override
  public void setReadListener(ReadListener listener) {
    body.setReadListener(listener);
  }
}
