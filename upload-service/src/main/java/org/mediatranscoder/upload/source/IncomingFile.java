package org.mediatranscoder.upload.source;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.upload.storage.Content;
import org.mediatranscoder.web.problem.ApiException;

/** The body of one request while it comes in: counted, measured and never trusted. */
final class IncomingFile {

  private final InputStream body;
  private final long announced;
  private final long most;
  private final Instant deadline;
  private final Clock clock;
  private final MessageDigest digest = Content.digest("SHA-256");
  private long received;

  /**
   * @param announced the Content-Length, or -1 if it is not known. Throws {@code upload-too-large}
   *     at once if it is too long
   */
  IncomingFile(InputStream body, long announced, SourceProperties limits, Clock clock) {
    this.body = body;
    this.announced = announced;
    this.most = limits.maxSize().toBytes();
    this.clock = clock;
    this.deadline = clock.instant().plus(limits.timeLimit());
    refuseIfLonger(announced);
  }

  /**
   * Reads until the buffer is full or the file is at its end.
   *
   * @return how many bytes came; fewer than the buffer holds only at the end of the file
   */
  int fill(byte[] buffer) {
    int filled = 0;
    while (filled < buffer.length) {
      int count = read(buffer, filled);
      if (count < 0) {
        refuseIfCut();
        break;
      }
      filled += count;
    }
    digest.update(buffer, 0, filled);
    return filled;
  }

  /** Bytes so far. */
  long received() {
    return received;
  }

  /** Of all bytes so far, as hexadecimal digits. To be asked once, at the end. */
  String sha256() {
    return HexFormat.of().formatHex(digest.digest());
  }

  private int read(byte[] buffer, int offset) {
    refuseIfLate();
    try {
      int count = body.read(buffer, offset, buffer.length - offset);
      received += Math.max(0, count);
      refuseIfLonger(received);
      return count;
    } catch (IOException cut) {
      throw new ApiException(ErrorCode.UPLOAD_INCOMPLETE, ErrorCode.UPLOAD_INCOMPLETE.title(), cut);
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
