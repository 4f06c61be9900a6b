package org.mediatranscoder.upload.source;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.Crc32c;
import org.mediatranscoder.web.problem.ApiException;

/** The body of one request while it comes in: counted, and never longer than allowed. */
public final class IncomingFile {

  private final InputStream body;
  private final long announced;
  private final long most;
  private final Instant deadline;
  private final Clock clock;
  private final LeastRate rate;
  private final CRC32C sum = new CRC32C();
  private long received;
  private @Nullable ApiException broken;

  /**
   * @param announced the Content-Length, or -1 if it is not known. Throws {@code upload-too-large}
   *     at once if it is too long
   */
  public IncomingFile(InputStream body, long announced, SourceProperties limits, Clock clock) {
    this.body = body;
    this.announced = announced;
    this.most = limits.maxSize().toBytes();
    this.clock = clock;
    this.deadline = clock.instant().plus(limits.timeLimit());
    this.rate = new LeastRate(limits.leastRate(), limits.slowStart(), clock);
    refuseIfLonger(announced);
  }

  /**
   * Reads until the buffer is full or the file is at its end.
   *
   * @param proceed called before each read; whatever it throws ends the upload at once
   * @return how many bytes came; fewer than the buffer holds only at the end of the file
   */
  int fill(byte[] buffer, Runnable proceed) {
    return fill(buffer, 0, proceed);
  }

  /**
   * As above, behind what the buffer holds already.
   *
   * @param held bytes that it holds
   * @return how many it holds then
   */
  int fill(byte[] buffer, int held, Runnable proceed) {
    int filled = held;
    while (filled < buffer.length) {
      proceed.run();
      int count = read(buffer, filled, buffer.length - filled);
      if (count < 0) {
        refuseIfCut();
        break;
      }
      filled += count;
    }
    return filled;
  }

  /**
   * As above, up to a number of bytes and whatever becomes of the line: what came before it broke
   * counts, and {@link #requireWhole} tells of it.
   *
   * @param most bytes that the buffer may hold then
   */
  public int fillUntilBroken(byte[] buffer, int held, int most, Runnable proceed) {
    int filled = held;
    while (filled < most && broken == null) {
      proceed.run();
      int count = readOrBreak(buffer, filled, most - filled);
      if (count < 0) {
        break;
      }
      filled += count;
    }
    return filled;
  }

  /**
   * @throws ApiException with which the line broke, if it did
   */
  public void requireWhole() {
    if (broken != null) {
      throw broken;
    }
  }

  /**
   * @throws ApiException {@code upload-too-large} if there is one more byte
   */
  public void requireEnd() {
    if (readOrBreak(new byte[1], 0, 1) > 0) {
      throw new ApiException(
          ErrorCode.UPLOAD_TOO_LARGE, "More bytes came than the upload was said to have.");
    }
  }

  private int readOrBreak(byte[] buffer, int offset, int most) {
    try {
      int count = read(buffer, offset, most);
      if (count < 0) {
        refuseIfCut();
      }
      return count;
    } catch (ApiException brokeOff) {
      broken = brokeOff;
      return -1;
    }
  }

  /** Bytes so far. */
  long received() {
    return received;
  }

  /** Of the bytes so far. */
  public Crc32c checksum() {
    return Crc32c.of(sum);
  }

  private int read(byte[] buffer, int offset, int most) {
    refuseIfLate();
    try {
      rate.beforeRead();
      int count = body.read(buffer, offset, most);
      received += Math.max(0, count);
      refuseIfLonger(received);
      if (count >= 0) {
        sum.update(buffer, offset, count);
        rate.afterRead(count);
      }
      return count;
    } catch (IOException cut) {
      throw new ApiException(ErrorCode.UPLOAD_INCOMPLETE, cut);
    }
  }

  private void refuseIfLonger(long size) {
    if (size > most) {
      throw new ApiException(
          ErrorCode.UPLOAD_TOO_LARGE, "A file may have %d bytes at most.".formatted(most));
    }
  }

  private void refuseIfCut() {
    if (announced >= 0 && received != announced) {
      throw new ApiException(ErrorCode.UPLOAD_INCOMPLETE);
    }
  }

  private void refuseIfLate() {
    if (clock.instant().isAfter(deadline)) {
      throw new ApiException(ErrorCode.UPLOAD_INCOMPLETE, "The upload took too long.");
    }
  }
}
