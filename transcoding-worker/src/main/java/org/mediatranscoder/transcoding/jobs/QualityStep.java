package org.mediatranscoder.transcoding.jobs;

import java.time.Duration;
import java.util.Optional;
import org.mediatranscoder.model.job.OutputQuality;
import org.mediatranscoder.transcoding.encode.Encoded;
import org.mediatranscoder.transcoding.encode.QualityMeter;
import org.springframework.stereotype.Component;

/** Finds out how close the output is to its source, where that takes little of the time. */
@Component
class QualityStep {

  /** Below that, to start a process is more than a tenth of the time. */
  private static final Duration SHORT = Duration.ofSeconds(3);

  private static final int PARTS = 10;

  private final QualityMeter meter;

  QualityStep(QualityMeter meter) {
    this.meter = meter;
  }

  /**
   * @param took the time of the encode, of which it takes a tenth at most
   * @return empty where nothing is told of it
   */
  Optional<OutputQuality> run(Attempt attempt, Encoded made, Duration took)
      throws InterruptedException {
    return took.compareTo(SHORT) < 0
        ? Optional.empty()
        : meter.measure(
            attempt.directory(),
            Attempt.SOURCE,
            attempt.output(made.plan().main()),
            made.plan(),
            took.dividedBy(PARTS));
  }
}
