package org.mediatranscoder.transcoding.jobs;

import io.lettuce.core.RedisException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jobrunr.storage.StorageException;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.JobEstimate;
import org.mediatranscoder.redis.queue.TranscodeQueue;
import org.mediatranscoder.transcoding.cage.Cage;
import org.mediatranscoder.transcoding.chunks.Chunk;
import org.mediatranscoder.transcoding.chunks.ChunkBytes;
import org.mediatranscoder.transcoding.chunks.ChunkForecast;
import org.mediatranscoder.transcoding.chunks.ChunkPlan;
import org.mediatranscoder.transcoding.chunks.ChunkPlanner;
import org.mediatranscoder.transcoding.chunks.ChunkProperties;
import org.mediatranscoder.transcoding.formats.VideoCodec;
import org.mediatranscoder.transcoding.formats.VideoFormat;
import org.mediatranscoder.transcoding.plan.EncodeOptions;
import org.mediatranscoder.transcoding.plan.Obstacles;
import org.mediatranscoder.transcoding.plan.StreamPlan;
import org.mediatranscoder.transcoding.probe.ByteRange;
import org.mediatranscoder.transcoding.probe.SourceFrames;
import org.mediatranscoder.transcoding.probe.StreamSurveyor;
import org.mediatranscoder.transcoding.probe.VideoStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Decides whether a video is encoded in chunks: side by side on this machine, or by all workers.
 */
@Component
class ChunkStep {

  private static final Logger log = LoggerFactory.getLogger(ChunkStep.class);

  private static final TranscodeQueue.Slots ALONE = new TranscodeQueue.Slots(1, 1);

  private final StreamSurveyor surveyor;
  private final ChunkProperties properties;
  private final TranscodeQueue queue;
  private final JobEstimates estimates;
  private final int atOnce;

  ChunkStep(
      StreamSurveyor surveyor,
      ChunkProperties properties,
      TranscodeQueue queue,
      JobEstimates estimates,
      Cage cage) {
    this.surveyor = surveyor;
    this.properties = properties;
    this.queue = queue;
    this.estimates = estimates;
    this.atOnce = Math.min(cage.limits().threads(), Runtime.getRuntime().availableProcessors());
  }

  /**
   * What was chosen.
   *
   * @param forecast what the owner is told beside the plan, which other workers do not need; null
   *     if nothing
   */
  record Choice(ChunkPlan chunks, @Nullable ChunkForecast forecast) {

    private static Choice of(ChunkPlan chunks) {
      return new Choice(chunks, null);
    }

    private static Choice whole(String why) {
      return of(new ChunkPlan.Whole(why));
    }
  }

  /** Empty where nobody would expect it, as it is not done for the format. */
  Optional<Choice> plan(Attempt attempt, Planning.Planned planned) throws InterruptedException {
    TranscodeQueue.Slots slots =
        isMeant(properties.sharedCodecs(), attempt, planned) ? slots() : ALONE;
    boolean shared = slots.all() > 1;
    if (!shared && (atOnce < 2 || !isMeant(properties.codecs(), attempt, planned))) {
      return Optional.empty();
    }
    Optional<String> obstacle =
        Obstacles.of(planned.plan(), planned.input(), EncodeOptions.of(attempt.job().request()));
    if (obstacle.isPresent()) {
      return Optional.of(Choice.whole(obstacle.get()));
    }
    return Optional.of(
        shared
            ? share(attempt, planned, slots)
            : Choice.of(cut(planned, frames(attempt, planned), atOnce)));
  }

  private static boolean isMeant(
      List<VideoCodec> codecs, Attempt attempt, Planning.Planned planned) {
    return attempt.format() instanceof VideoFormat format
        && codecs.contains(format.video().codec())
        && planned.plan().main().streams().getFirst() instanceof StreamPlan.Encode;
  }

  /** Of all workers. */
  private TranscodeQueue.Slots slots() {
    try {
      return queue.slots();
    } catch (RedisException | StorageException unavailable) {
      log.info("Not shared, as nobody knows with whom: {}", unavailable.toString());
      return ALONE;
    }
  }

  /** By all workers, if that is expected to save enough time. */
  private Choice share(Attempt attempt, Planning.Planned planned, TranscodeQueue.Slots slots)
      throws InterruptedException {
    Optional<SourceFrames> frames = frames(attempt, planned);
    ChunkPlan plan = cut(planned, frames, slots.all());
    if (!(plan instanceof ChunkPlan.Split split) || frames.isEmpty()) {
      return Choice.of(plan);
    }
    JobEstimate.Range whole = estimates.of(attempt.job(), planned.source(), false).seconds();
    if (whole == null) {
      return Choice.whole("nobody knows how long it takes");
    }
    int free = (int) Math.max(1, slots.all() - slots.taken() + 1); // With the one of this job.
    List<Integer> counts = split.chunks().stream().map(Chunk::frames).toList();
    ChunkForecast forecast = ChunkForecast.of(whole.middle(), counts, free);
    return forecast.pays(properties.timeRatio())
        ? new Choice(split.shared(bytes(attempt, planned, frames.get(), split)), forecast)
        : Choice.whole(forecast.declined());
  }

  private ChunkPlan cut(Planning.Planned planned, Optional<SourceFrames> frames, int places) {
    if (isShort(planned.plan().main().expected().duration())) {
      return new ChunkPlan.Whole("it is short");
    }
    return frames
        .map(all -> ChunkPlanner.of(planned.source(), all, properties.lengths(places), true))
        .orElseGet(() -> new ChunkPlan.Whole("its packets could not be read in time"));
  }

  /** Empty if it is short, or they could not be read in time. */
  private Optional<SourceFrames> frames(Attempt attempt, Planning.Planned planned)
      throws InterruptedException {
    VideoStream video = planned.source().video();
    return video == null || isShort(planned.plan().main().expected().duration())
        ? Optional.empty()
        : Optional.ofNullable(surveyor.frames(attempt.directory(), Attempt.SOURCE, video));
  }

  private static List<List<ByteRange>> bytes(
      Attempt attempt, Planning.Planned planned, SourceFrames frames, ChunkPlan.Split split) {
    Path source = attempt.directory().resolve(Attempt.SOURCE);
    return ChunkBytes.of(planned.source(), frames, split.chunks(), source);
  }

  private boolean isShort(@Nullable Duration length) {
    return length == null || length.compareTo(properties.least().multipliedBy(2)) < 0;
  }
}
