package org.mediatranscoder.transcoding.jobs;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.TranscodeRequest;
import org.mediatranscoder.transcoding.cage.CageLimits;
import org.mediatranscoder.transcoding.encode.LoudnessMeter;
import org.mediatranscoder.transcoding.formats.AudioFormat;
import org.mediatranscoder.transcoding.formats.OutputFormat;
import org.mediatranscoder.transcoding.plan.CopyCandidates;
import org.mediatranscoder.transcoding.plan.EncodeOptions;
import org.mediatranscoder.transcoding.plan.EncodePlanner;
import org.mediatranscoder.transcoding.plan.LoudnessPlan;
import org.mediatranscoder.transcoding.plan.Plan;
import org.mediatranscoder.transcoding.plan.PlanInput;
import org.mediatranscoder.transcoding.plan.PlanLimits;
import org.mediatranscoder.transcoding.probe.MediaStream;
import org.mediatranscoder.transcoding.probe.PacketSurvey;
import org.mediatranscoder.transcoding.probe.Probe;
import org.mediatranscoder.transcoding.probe.Prober;
import org.mediatranscoder.transcoding.probe.SourceTags;
import org.mediatranscoder.transcoding.probe.StreamSurveyor;
import org.mediatranscoder.transcoding.probe.VideoFindings;
import org.mediatranscoder.transcoding.probe.VideoInspector;

/** Looks at a source as closely as a request needs, and plans what becomes of it. */
public record Planning(
    Prober prober,
    VideoInspector inspector,
    LoudnessMeter loudness,
    StreamSurveyor surveyor,
    PlanLimits limits) {

  /** What the limits of the cage are for a plan. */
  public static PlanLimits limits(CageLimits limits) {
    return new PlanLimits(
        limits.maxDuration(),
        limits.maxAudioDuration(),
        limits.maxPixels(),
        limits.maxGigapixels(),
        limits.maxChannels(),
        limits.maxSampleRate(),
        limits.maxOutput(),
        limits.threads());
  }

  /** The plan, and the source with the streams that were chosen. */
  public record Planned(Probe source, Plan plan) {}

  /**
   * Looks at the file, a name in the private directory. It throws what {@link EncodePlanner} and
   * {@link Prober} throw.
   */
  public Planned plan(Path directory, String file, TranscodeRequest request, OutputFormat format)
      throws InterruptedException {
    EncodeOptions chosen = EncodeOptions.of(request);
    Probe source = ChosenTrack.of(request, prober.probe(directory, file));
    refuseIfLonger(directory, file, source, format, chosen);
    SourceTags kept = KeptTags.of(request, prober, directory, file);
    VideoFindings findings = findings(directory, file, source, format);
    PlanInput known = new PlanInput(source, findings, null, kept);
    Plan plan = EncodePlanner.plan(known, format, chosen, limits);
    PlanInput more =
        surveyed(directory, file, measured(directory, file, known, format, chosen), format, chosen);
    return new Planned(
        source, more.equals(known) ? plan : EncodePlanner.plan(more, format, chosen, limits));
  }

  private PlanInput measured(
      Path directory, String file, PlanInput known, OutputFormat format, EncodeOptions chosen)
      throws InterruptedException {
    Optional<LoudnessPlan> measuring = LoudnessPlan.of(known.source(), format, chosen);
    return measuring.isPresent()
        ? known.with(loudness.measure(directory, file, measuring.get()))
        : known;
  }

  private PlanInput surveyed(
      Path directory, String file, PlanInput known, OutputFormat format, EncodeOptions chosen)
      throws InterruptedException {
    CopyCandidates candidates = CopyCandidates.of(known, format, chosen);
    return known.with(
        survey(directory, file, known.source(), candidates.video()),
        survey(directory, file, known.source(), candidates.audio()));
  }

  private @Nullable PacketSurvey survey(
      Path directory, String file, Probe source, @Nullable MediaStream stream)
      throws InterruptedException {
    Duration length = source.duration();
    return stream == null || length == null
        ? null
        : surveyor.survey(directory, file, stream.index(), length);
  }

  private void refuseIfLonger(
      Path directory, String file, Probe source, OutputFormat format, EncodeOptions chosen)
      throws InterruptedException {
    Optional<Duration> limit = limits.longest(format);
    if (limit.isPresent() && chosen.trim().end() == null) {
      prober.refuseIfLonger(directory, file, source, limit.get());
    }
  }

  private VideoFindings findings(Path directory, String file, Probe source, OutputFormat format)
      throws InterruptedException {
    return format instanceof AudioFormat
        ? VideoFindings.NONE
        : inspector.inspect(directory, file, source);
  }
}
