package org.mediatranscoder.gateway.multipart;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.web.problem.ApiException;

/**
 * Splits a multipart body (RFC 2046, section 5.1.1) at its boundary, in one buffer. To be used in
 * this order: {@link #advance}, and if there is a part its {@link #headers} and {@link #content}.
 *
 * <p>Throws an {@code IOException} if the body ends or breaks off before its end mark, or if
 * anything but white space follows a boundary in its line.
 */
final class MultipartStream {

  private static final int BUFFER_BYTES = 64 * 1024;
  private static final String LINE_END = "\r\n";

  private final InputStream body;
  private final BytePattern delimiter;
  private final byte[] buffer = new byte[BUFFER_BYTES];

  /** What of the buffer is not yet read, and up to where it is content of the current part. */
  private int from;

  private int to;
  private int contentEnd;
  private boolean delimited;

  MultipartStream(InputStream body, byte[] boundary) {
    this.body = body;
    byte[] start = (LINE_END + "--").getBytes(StandardCharsets.US_ASCII);
    byte[] pattern = new byte[start.length + boundary.length];
    System.arraycopy(start, 0, pattern, 0, start.length);
    System.arraycopy(boundary, 0, pattern, start.length, boundary.length);
    this.delimiter = new BytePattern(pattern);
    // The first boundary need not have a line in front of it.
    buffer[to++] = '\r';
    buffer[to++] = '\n';
  }

  /**
   * Skips what is left of the current part, or what stands in front of the first one.
   *
   * @return whether another part follows
   */
  boolean advance() throws IOException {
    content().transferTo(OutputStream.nullOutputStream());
    from += delimiter.length();
    contentEnd = from;
    delimited = false;
    int first = next();
    if (first == '-' && next() == '-') {
      return false;
    }
    while (first == ' ' || first == '\t') {
      first = next();
    }
    if (first != '\r' || next() != '\n') {
      throw new IOException("Something else follows a boundary in its line");
    }
    return true;
  }

  /**
   * The header of the part, with the empty line that ends it.
   *
   * @throws ApiException if it is longer than the limit
   */
  String headers(int limit) throws IOException {
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    for (int lineLength = -1; lineLength != 0; ) {
      lineLength = line(header, limit);
    }
    return header.toString(StandardCharsets.UTF_8);
  }

  /** Copies a line with its end and returns its length without. */
  private int line(ByteArrayOutputStream header, int limit) throws IOException {
    int length = -1;
    for (int last = 0, next = 0; last != '\r' || next != '\n'; length++) {
      last = next;
      next = next();
      header.write(next);
      if (header.size() > limit) {
        throw new ApiException(ErrorCode.REQUEST_MALFORMED, "A part has too long a header");
      }
    }
    return length - 1;
  }

  /** The content of the part; it ends in front of the next boundary. */
  InputStream content() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        return length == 0 ? 0 : readContent(target, offset, length);
      }
    };
  }

  private int readContent(byte[] target, int offset, int length) throws IOException {
    while (from == contentEnd && !delimited) {
      look();
    }
    int count = Math.min(length, contentEnd - from);
    System.arraycopy(buffer, from, target, offset, count);
    from += count;
    return count == 0 ? -1 : count;
  }

  /** Finds out how much of the buffer is content, and reads more if none of it surely is. */
  private void look() throws IOException {
    int match = delimiter.find(buffer, from, to);
    delimited = match >= 0;
    // What could be the start of a boundary stays until more has come.
    contentEnd = delimited ? match : Math.max(from, to - delimiter.length() + 1);
    if (!delimited && contentEnd == from) {
      fill();
    }
  }

  private int next() throws IOException {
    if (from == to) {
      fill();
    }
    contentEnd = from + 1;
    return buffer[from++] & 0xff;
  }

  private void fill() throws IOException {
    System.arraycopy(buffer, from, buffer, 0, to - from);
    to -= from;
    from = 0;
    contentEnd = 0;
    int count = body.read(buffer, to, buffer.length - to);
    if (count < 0) {
      throw new EOFException("The body ends before its end mark");
    }
    to += count;
  }
}
