package org.mediatranscoder.transcoding.jobs;

import io.micrometer.core.instrument.Metrics;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** {@code transcoder.encode.speed}: seconds of media that come out in a second of encoding. */
final class EncodeSpeed {

  private EncodeSpeed() {}

  static void measure(@Nullable Duration made, Duration took) {
    if (made != null && took.isPositive()) {
      Metrics.summary("transcoder.encode.speed").record((double) made.toMillis() / took.toMillis());
    }
  }
}
