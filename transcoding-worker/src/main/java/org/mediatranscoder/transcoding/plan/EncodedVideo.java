package org.mediatranscoder.transcoding.plan;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * A file with video that was encoded before the plan is carried out, which copies it.
 *
 * @param file a name in the private directory; an MP4 file of one track
 * @param start when its first frame is shown, from the start of the source
 */
public record EncodedVideo(String file, Duration start) {

  /** In seconds, to the nanosecond. */
  public String startText() {
    return BigDecimal.valueOf(start.toNanos(), 9).toPlainString();
  }
}
