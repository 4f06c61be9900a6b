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
  private final LiveStep live;
  private final EncodingTime encodingTime;
  private final Clock clock;

  EncodeStep(
      Encoder encoder,
      ChunkedEncoder chunked,
      LiveStep live,
      EncodingTime encodingTime,
      Clock clock) {
    this.encoder = encoder;
    this.chunked = chunked;
    this.live = live;
    this.encodingTime = encodingTime;
    this.clock = clock;
  }

  /** Makes the only output of a plan whose video is in chunks. */
  @FunctionalInterface
  interface Chunks {

    Encoded make(String output, EncodeWatcher watcher)
        throws InterruptedException, ChunkMismatchException;
  }

  /** What the outputs are. The account is charged with the time, however it ends. */
  Encoded run(Attempt attempt, Planning.Planned planned) throws InterruptedException {
    Instant started = clock.instant();
    Plan plan = planned.plan();
    Encoded made =
        planned.chunks() instanceof ChunkPlan.Split split
            ? inChunks(
                attempt,
                plan,
                (output, watcher) ->
                    chunked.encode(
                        attempt.directory(), Attempt.SOURCE, output, plan, split, watcher))
            : charged(attempt, () -> encode(attempt, plan));
    EncodeSpeed.measure(made.main().duration(), Duration.between(started, clock.instant()));
    return made;
  }

  /**
   * The same of chunks that other workers have encoded.
   *
   * @param before they are joined, brings them into the private directory
   */
  Encoded join(Attempt attempt, Planning.Planned planned, ChunkPlan.Split split, Fetch before)
      throws InterruptedException {
    Plan plan = planned.plan();
    return inChunks(
        attempt,
        plan,
        (output, watcher) -> {
          before.fetch();
          return chunked.join(attempt.directory(), Attempt.SOURCE, output, plan, split, watcher);
        });
  }

  /** Brings chunks into the private directory. */
  @FunctionalInterface
  interface Fetch {

    void fetch() throws InterruptedException, ChunkMismatchException;
  }

  /** Whole, if it turns out that it cannot be done in chunks. */
  private Encoded inChunks(Attempt attempt, Plan plan, Chunks chunks) throws InterruptedException {
    return charged(
        attempt,
        () -> {
          attempt.estimate().startStage();
          try {
            return chunks.make(attempt.output(plan.main()), watcher(attempt, plan));
          } catch (ChunkMismatchException unlike) {
            log.warn("Job {}: encoded whole, as {}", attempt.job().id(), unlike.getMessage());
            return encode(attempt, plan.saying("then in one piece: " + unlike.getMessage()));
          }
        });
  }

  /** Encodes something. */
  @FunctionalInterface
  private interface Encode {

    Encoded run() throws InterruptedException;
  }

  private Encoded charged(Attempt attempt, Encode encode) throws InterruptedException {
    Instant started = clock.instant();
    try {
      return encode.run();
    } finally {
      encodingTime.charge(attempt.job().owner(), Duration.between(started, clock.instant()));
    }
  }

  private Encoded encode(Attempt attempt, Plan plan) throws InterruptedException {
    attempt.estimate().startStage();
    try (LiveStep.Beside beside = live.start(attempt, plan)) {
      EncodeWatcher watcher = watcher(attempt, plan).beforeChanges(beside::close);
      return encoder.encode(
          attempt.directory(), Attempt.SOURCE, attempt.outputs(plan), plan, watcher);
    }
  }

  private static EncodeWatcher watcher(Attempt attempt, Plan plan) {
    Duration expected = plan.main().expected().duration();
    return progress -> attempt.report().at(attempt.estimate().transcoding(progress, expected));
  }
}
