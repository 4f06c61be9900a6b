package org.mediatranscoder.transcoding.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.mediatranscoder.redis.access.EncodingTime;
import org.mediatranscoder.transcoding.chunks.ChunkMismatchException;
import org.mediatranscoder.transcoding.chunks.ChunkPlan;
import org.mediatranscoder.transcoding.chunks.ChunkedEncoder;
import org.mediatranscoder.transcoding.encode.EncodeWatcher;
import org.mediatranscoder.transcoding.encode.Encoded;
import org.mediatranscoder.transcoding.encode.Encoder;
import org.mediatranscoder.transcoding.plan.Plan;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Runs FFmpeg. */
@Component
class EncodeStep {

  private static final Logger log = LoggerFactory.getLogger(EncodeStep.class);

  private final Encoder encoder;
  private final ChunkedEncoder chunked;
  private final EncodingTime encodingTime;
  private final Clock clock;

  EncodeStep(Encoder encoder, ChunkedEncoder chunked, EncodingTime encodingTime, Clock clock) {
    this.encoder = encoder;
    this.chunked = chunked;
    this.encodingTime = encodingTime;
    this.clock = clock;
  }

  /** What the outputs are. The account is charged with the time, however it ends. */
  Encoded run(Attempt attempt, Planning.Planned planned) throws InterruptedException {
    Instant started = clock.instant();
    try {
      Encoded made =
          planned.chunks() instanceof ChunkPlan.Split split
              ? encode(attempt, planned.plan(), split)
              : encode(attempt, planned.plan());
      EncodeSpeed.measure(made.main().duration(), Duration.between(started, clock.instant()));
      return made;
    } finally {
      encodingTime.charge(attempt.job().owner(), Duration.between(started, clock.instant()));
    }
  }

  /** In chunks; whole, if it turns out that it cannot be done in chunks. */
  private Encoded encode(Attempt attempt, Plan plan, ChunkPlan.Split split)
      throws InterruptedException {
    attempt.estimate().startStage();
    String output = attempt.output(plan.main());
    try {
      return chunked.encode(
          attempt.directory(), Attempt.SOURCE, output, plan, split, watcher(attempt, plan));
    } catch (ChunkMismatchException unlike) {
      log.warn("Job {}: encoded whole, as {}", attempt.job().id(), unlike.getMessage());
      return encode(attempt, plan.saying("then in one piece: " + unlike.getMessage()));
    }
  }

  private Encoded encode(Attempt attempt, Plan plan) throws InterruptedException {
    attempt.estimate().startStage();
    return encoder.encode(
        attempt.directory(), Attempt.SOURCE, attempt.outputs(plan), plan, watcher(attempt, plan));
  }

  private static EncodeWatcher watcher(Attempt attempt, Plan plan) {
    Duration expected = plan.main().expected().duration();
    return progress -> attempt.report().at(attempt.estimate().transcoding(progress, expected));
  }
}
