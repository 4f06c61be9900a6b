package org.mediatranscoder.transcoding.jobs;

import java.time.Duration;
import java.util.Optional;
import org.mediatranscoder.model.job.OutputQuality;
import org.mediatranscoder.transcoding.encode.Encoded;
import org.mediatranscoder.transcoding.encode.QualityMeter;
import org.mediatranscoder.transcoding.probe.Probe;
import org.springframework.stereotype.Component;

/** Finds out how close the output is to its source, where that takes little of the time. */
@Component
class QualityStep {

  /** Below that, a second cannot be compared within a tenth of the time. */
  private static final Duration SHORT = Duration.ofSeconds(5);

  private final QualityMeter meter;

  QualityStep(QualityMeter meter) {
    this.meter = meter;
  }

  /**
   * @param source as it was probed
   * @param took the time of the encode
   * @return empty where nothing is told of it
   */
  Optional<OutputQuality> run(Attempt attempt, Probe source, Encoded made, Duration took)
      throws InterruptedException {
    return isShort(took)
        ? Optional.empty()
        : meter.measure(
            attempt.directory(),
            Attempt.SOURCE,
            source,
            attempt.output(made.plan().main()),
            made.plan(),
            took);
  }

  /** Whether nothing is measured of such an encode. */
  static boolean isShort(Duration took) {
    return took.compareTo(SHORT) < 0;
  }
}
