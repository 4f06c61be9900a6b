package org.mediatranscoder.upload.source;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.web.problem.ApiException;
import org.springframework.util.unit.DataSize;

/**
 * Ends an upload that comes too slowly on average, as it holds a buffer that others wait for. Only
 * the time counts in which we wait for the client, not that in which S3 is slow.
 */
final class LeastRate {

  private final long bytesPerSecond;
  private final Duration start;
  private final Clock clock;
  private Instant readingSince = Instant.MIN;
  private Duration waited = Duration.ZERO;
  private long received;

  /**
   * @param least bytes in a second
   * @param start how long nothing is judged
   */
  LeastRate(DataSize least, Duration start, Clock clock) {
    this.bytesPerSecond = least.toBytes();
    this.start = start;
    this.clock = clock;
  }

  void beforeRead() {
    readingSince = clock.instant();
  }

  /** Throws {@code upload-too-slow} if it is. */
  void afterRead(int bytes) {
    received += bytes;
    waited = waited.plus(Duration.between(readingSince, clock.instant()));
    boolean judged = waited.compareTo(start) > 0;
    if (judged && received < waited.toSeconds() * bytesPerSecond) {
      throw new ApiException(ErrorCode.UPLOAD_TOO_SLOW);
    }
  }
}
