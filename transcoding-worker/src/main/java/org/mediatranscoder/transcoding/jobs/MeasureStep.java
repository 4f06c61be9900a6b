package org.mediatranscoder.transcoding.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.mediatranscoder.redis.access.EncodingTime;
import org.mediatranscoder.transcoding.encode.LoudnessMeter;
import org.mediatranscoder.transcoding.plan.AudioLevel;
import org.mediatranscoder.transcoding.plan.LoudnessPlan;
import org.springframework.stereotype.Component;

/** Decodes the audio to find out how loud it is. The account is charged with the time. */
@Component
class MeasureStep {

  private final LoudnessMeter meter;
  private final EncodingTime encodingTime;
  private final Clock clock;

  MeasureStep(LoudnessMeter meter, EncodingTime encodingTime, Clock clock) {
    this.meter = meter;
    this.encodingTime = encodingTime;
    this.clock = clock;
  }

  AudioLevel run(Attempt attempt, LoudnessPlan plan) throws InterruptedException {
    Instant started = clock.instant();
    attempt.estimate().startMeasuring(plan.isAll());
    try {
      return meter.measure(
          attempt.directory(),
          Attempt.SOURCE,
          plan,
          progress -> attempt.report().at(attempt.estimate().measuring(progress, plan.length())));
    } finally {
      encodingTime.charge(attempt.job().owner(), Duration.between(started, clock.instant()));
    }
  }
}
