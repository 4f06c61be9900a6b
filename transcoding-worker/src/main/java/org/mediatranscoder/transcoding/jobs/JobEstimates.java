package org.mediatranscoder.transcoding.jobs;

import io.lettuce.core.RedisException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.catalogue.Preset;
import org.mediatranscoder.catalogue.estimate.EstimateModel;
import org.mediatranscoder.catalogue.estimate.SourceFacts;
import org.mediatranscoder.model.job.JobEstimate;
import org.mediatranscoder.model.job.JobPlan;
import org.mediatranscoder.model.job.JobResult;
import org.mediatranscoder.model.job.Rendition;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.redis.job.EstimateErrors;
import org.mediatranscoder.redis.job.EstimateErrors.Kind;
import org.mediatranscoder.transcoding.formats.OutputFormats;
import org.mediatranscoder.transcoding.probe.AudioStream;
import org.mediatranscoder.transcoding.probe.Probe;
import org.mediatranscoder.transcoding.probe.Rational;
import org.mediatranscoder.transcoding.probe.VideoStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells what is expected of a job once its source is known, and learns from what it took. */
@Component
class JobEstimates {

  private static final Logger log = LoggerFactory.getLogger(JobEstimates.class);

  private final OutputFormats formats;
  private final EstimateErrors errors;

  JobEstimates(OutputFormats formats, EstimateErrors errors) {
    this.formats = formats;
    this.errors = errors;
  }

  /**
   * Of this job.
   *
   * @param copied as {@link JobPlan#copies} says
   */
  JobEstimate of(TranscodeJob job, Probe source, boolean copied) {
    Preset preset = formats.preset(job.request().format()).orElseThrow();
    SourceFacts facts = facts(source, job.source().sizeBytes());
    return known()
        .of(kind(job, copied), EstimateModel.of(preset, job.request().options(), facts, copied));
  }

  /** What the source says of itself. */
  static SourceFacts facts(Probe source, long sizeBytes) {
    Duration length = source.duration();
    VideoStream video = source.video();
    AudioStream audio = source.audio();
    return new SourceFacts(
        sizeBytes,
        length == null || !length.isPositive() ? null : length.toMillis() / 1000.0,
        video == null ? null : video.width(),
        video == null ? null : video.height(),
        video == null ? null : rate(video),
        video == null ? SourceFacts.NONE : video.codec(),
        audio == null ? SourceFacts.NONE : audio.codec(),
        audio == null ? null : audio.sampleRate(),
        audio == null ? null : audio.channels());
  }

  private static @Nullable Double rate(VideoStream video) {
    Rational average = video.averageFrameRate();
    return average == null ? null : average.toDouble();
  }

  /** Later estimates are corrected by it; that it cannot be noted harms nobody. */
  void note(TranscodeJob job, JobResult result, Duration took) {
    JobPlan plan = result.plan();
    JobEstimate expected = plan == null ? null : plan.estimate();
    if (plan == null || expected == null) {
      return;
    }
    try {
      errors.add(kind(job, plan.copies()), expected, bytes(result), took);
    } catch (RedisException unavailable) {
      log.debug("What job {} took cannot be noted: {}", job.id(), unavailable.toString());
    }
  }

  private EstimateErrors.Known known() {
    try {
      return errors.known();
    } catch (RedisException unavailable) {
      return EstimateErrors.Known.NONE;
    }
  }

  private static Kind kind(TranscodeJob job, boolean copied) {
    return new Kind(job.request().format(), copied, job.source().sizeBytes());
  }

  private static long bytes(JobResult result) {
    return result.outputs().stream().mapToLong(Rendition::sizeBytes).sum();
  }
}
