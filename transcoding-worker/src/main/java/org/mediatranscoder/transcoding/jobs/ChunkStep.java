package org.mediatranscoder.transcoding.jobs;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.transcoding.cage.Cage;
import org.mediatranscoder.transcoding.chunks.ChunkPlan;
import org.mediatranscoder.transcoding.chunks.ChunkPlanner;
import org.mediatranscoder.transcoding.chunks.ChunkProperties;
import org.mediatranscoder.transcoding.formats.VideoFormat;
import org.mediatranscoder.transcoding.plan.EncodeOptions;
import org.mediatranscoder.transcoding.plan.Obstacles;
import org.mediatranscoder.transcoding.plan.StreamPlan;
import org.mediatranscoder.transcoding.probe.SourceFrames;
import org.mediatranscoder.transcoding.probe.StreamSurveyor;
import org.mediatranscoder.transcoding.probe.VideoStream;
import org.springframework.stereotype.Component;

/** Decides whether a video is encoded in chunks side by side, on this machine. */
@Component
class ChunkStep {

  private final StreamSurveyor surveyor;
  private final ChunkProperties properties;
  private final int atOnce;

  ChunkStep(StreamSurveyor surveyor, ChunkProperties properties, Cage cage) {
    this.surveyor = surveyor;
    this.properties = properties;
    this.atOnce = Math.min(cage.limits().threads(), Runtime.getRuntime().availableProcessors());
  }

  /** Empty where nobody would expect it, as it is not done for the format. */
  Optional<ChunkPlan> plan(Attempt attempt, Planning.Planned planned) throws InterruptedException {
    if (atOnce < 2 || !isMeant(attempt, planned)) {
      return Optional.empty();
    }
    Optional<String> obstacle =
        Obstacles.of(planned.plan(), planned.input(), EncodeOptions.of(attempt.job().request()));
    return Optional.of(
        obstacle.isPresent() ? new ChunkPlan.Whole(obstacle.get()) : cut(attempt, planned));
  }

  private boolean isMeant(Attempt attempt, Planning.Planned planned) {
    return attempt.format() instanceof VideoFormat format
        && properties.codecs().contains(format.video().codec())
        && planned.plan().main().streams().getFirst() instanceof StreamPlan.Encode;
  }

  private ChunkPlan cut(Attempt attempt, Planning.Planned planned) throws InterruptedException {
    VideoStream video = planned.source().video();
    if (video == null || isShort(planned.plan().main().expected().duration())) {
      return new ChunkPlan.Whole("it is short");
    }
    SourceFrames frames = surveyor.frames(attempt.directory(), Attempt.SOURCE, video);
    return frames == null
        ? new ChunkPlan.Whole("its packets could not be read in time")
        : ChunkPlanner.of(planned.source(), frames, properties.lengths(atOnce), true);
  }

  private boolean isShort(@Nullable Duration length) {
    return length == null || length.compareTo(properties.least().multipliedBy(2)) < 0;
  }
}
