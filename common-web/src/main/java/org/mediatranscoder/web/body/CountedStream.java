package org.mediatranscoder.web.body;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.util.function.IntConsumer;

/** The body of a request, whose bytes are counted as they are read. */
public final class CountedStream extends ServletInputStream {

  private final ServletInputStream body;
  private final IntConsumer counter;

  /**
   * @param counter is told how many bytes each read has brought; what it throws ends the read
   */
  public CountedStream(ServletInputStream body, IntConsumer counter) {
    this.body = body;
    this.counter = counter;
  }

  @Override
  public int read() throws IOException {
    int value = body.read();
    counter.accept(value < 0 ? 0 : 1);
    return value;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = body.read(buffer, offset, length);
    counter.accept(Math.max(0, read));
    return read;
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
