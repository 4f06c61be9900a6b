package org.mediatranscoder.transcoding.jobs;

import io.lettuce.core.RedisException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jobrunr.storage.StorageException;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.redis.queue.TranscodeQueue;
import org.mediatranscoder.transcoding.cage.Cage;
import org.mediatranscoder.transcoding.chunks.ChunkBytes;
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

  private final StreamSurveyor surveyor;
  private final ChunkProperties properties;
  private final TranscodeQueue queue;
  private final int atOnce;

  ChunkStep(StreamSurveyor surveyor, ChunkProperties properties, TranscodeQueue queue, Cage cage) {
    this.surveyor = surveyor;
    this.properties = properties;
    this.queue = queue;
    this.atOnce = Math.min(cage.limits().threads(), Runtime.getRuntime().availableProcessors());
  }

  /** Empty where nobody would expect it, as it is not done for the format. */
  Optional<ChunkPlan> plan(Attempt attempt, Planning.Planned planned) throws InterruptedException {
    int slots = isMeant(properties.sharedCodecs(), attempt, planned) ? slots() : 1;
    boolean shared = slots > 1;
    if (!shared && (atOnce < 2 || !isMeant(properties.codecs(), attempt, planned))) {
      return Optional.empty();
    }
    Optional<String> obstacle =
        Obstacles.of(planned.plan(), planned.input(), EncodeOptions.of(attempt.job().request()));
    return Optional.of(
        obstacle.isPresent()
            ? new ChunkPlan.Whole(obstacle.get())
            : cut(attempt, planned, shared ? slots : atOnce, shared));
  }

  private static boolean isMeant(
      List<VideoCodec> codecs, Attempt attempt, Planning.Planned planned) {
    return attempt.format() instanceof VideoFormat format
        && codecs.contains(format.video().codec())
        && planned.plan().main().streams().getFirst() instanceof StreamPlan.Encode;
  }

  /** Of all workers. */
  private int slots() {
    try {
      return queue.slots().all();
    } catch (RedisException | StorageException unavailable) {
      log.info("Not shared, as nobody knows with whom: {}", unavailable.toString());
      return 1;
    }
  }

  private ChunkPlan cut(Attempt attempt, Planning.Planned planned, int places, boolean shared)
      throws InterruptedException {
    VideoStream video = planned.source().video();
    if (video == null || isShort(planned.plan().main().expected().duration())) {
      return new ChunkPlan.Whole("it is short");
    }
    SourceFrames frames = surveyor.frames(attempt.directory(), Attempt.SOURCE, video);
    if (frames == null) {
      return new ChunkPlan.Whole("its packets could not be read in time");
    }
    ChunkPlan plan = ChunkPlanner.of(planned.source(), frames, properties.lengths(places), true);
    return shared && plan instanceof ChunkPlan.Split split
        ? split.shared(bytes(attempt, planned, frames, split))
        : plan;
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
