package org.mediatranscoder.transcoding.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.mediatranscoder.redis.access.EncodingTime;
import org.mediatranscoder.transcoding.encode.Encoded;
import org.mediatranscoder.transcoding.encode.Encoder;
import org.mediatranscoder.transcoding.plan.Plan;
import org.springframework.stereotype.Component;

/** Runs FFmpeg. */
@Component
class EncodeStep {

  private final Encoder encoder;
  private final EncodingTime encodingTime;
  private final Clock clock;

  EncodeStep(Encoder encoder, EncodingTime encodingTime, Clock clock) {
    this.encoder = encoder;
    this.encodingTime = encodingTime;
    this.clock = clock;
  }

  /** What the outputs are. The account is charged with the time, however it ends. */
  Encoded run(Attempt attempt, Plan plan) throws InterruptedException {
    Instant started = clock.instant();
    try {
      Encoded made = encode(attempt, plan);
      EncodeSpeed.measure(made.main().duration(), Duration.between(started, clock.instant()));
      return made;
    } finally {
      encodingTime.charge(attempt.job().owner(), Duration.between(started, clock.instant()));
    }
  }

  private Encoded encode(Attempt attempt, Plan plan) throws InterruptedException {
    attempt.estimate().startStage();
    Duration expected = plan.main().expected().duration();
    return encoder.encode(
        attempt.directory(),
        Attempt.SOURCE,
        attempt.outputs(plan),
        plan,
        progress -> attempt.report().at(attempt.estimate().transcoding(progress, expected)));
  }
}
