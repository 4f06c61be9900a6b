package org.mediatranscoder.transcoding.jobs;

import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * What the last jobs of this worker took between the end of their encode and their own, beside the
 * upload: outputs are checked, and the quality of all but short encodes is measured.
 */
@Component
final class AfterEncodes {

  /** How much the latest counts. */
  private static final double LATEST = 0.3;

  /** As on two cores (docs/benchmarks.md), until this worker has made something. */
  private double shortSeconds = 0.5;

  private double longSeconds = 1.5;

  /**
   * @param encode what it took
   * @param rest what came afterwards
   */
  synchronized void note(Duration encode, Duration rest) {
    double latest = Math.max(0, rest.toMillis() / 1000.0);
    if (QualityStep.isShort(encode)) {
      shortSeconds += LATEST * (latest - shortSeconds);
    } else {
      longSeconds += LATEST * (latest - longSeconds);
    }
  }

  /** Expected after an encode that takes so long. */
  synchronized double seconds(Duration encode) {
    return QualityStep.isShort(encode) ? shortSeconds : longSeconds;
  }
}
