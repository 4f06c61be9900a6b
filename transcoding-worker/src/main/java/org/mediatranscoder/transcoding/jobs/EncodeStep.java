package org.mediatranscoder.transcoding.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.mediatranscoder.transcoding.encode.Encoder;
import org.mediatranscoder.transcoding.plan.EncodePlan;
import org.mediatranscoder.transcoding.probe.Probe;
import org.springframework.stereotype.Component;

/** Runs FFmpeg. */
@Component
class EncodeStep {

  private final Encoder encoder;
  private final Clock clock;

  EncodeStep(Encoder encoder, Clock clock) {
    this.encoder = encoder;
    this.clock = clock;
  }

  /** What the output is. */
  Probe run(Attempt attempt, EncodePlan plan) throws InterruptedException {
    Instant started = clock.instant();
    attempt.estimate().startStage();
    Duration expected = plan.expected().duration();
    Probe made =
        encoder.encode(
            attempt.directory(),
            Attempt.SOURCE,
            attempt.output(),
            plan,
            progress -> attempt.report().at(attempt.estimate().transcoding(progress, expected)));
    EncodeSpeed.measure(made.duration(), Duration.between(started, clock.instant()));
    return made;
  }
}
