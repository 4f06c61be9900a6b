package org.mediatranscoder.transcoding.jobs;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.TranscodeRequest;
import org.mediatranscoder.transcoding.cage.CageLimits;
import org.mediatranscoder.transcoding.chunks.ChunkPlan;
import org.mediatranscoder.transcoding.failure.UnsuitableOptionException;
import org.mediatranscoder.transcoding.formats.AnimationFormat;
import org.mediatranscoder.transcoding.formats.AudioFormat;
import org.mediatranscoder.transcoding.formats.CopyFormat;
import org.mediatranscoder.transcoding.formats.LadderFormat;
import org.mediatranscoder.transcoding.formats.OutputFormat;
import org.mediatranscoder.transcoding.formats.PictureFormat;
import org.mediatranscoder.transcoding.formats.SpriteFormat;
import org.mediatranscoder.transcoding.formats.SubtitleFormat;
import org.mediatranscoder.transcoding.formats.VideoFormat;
import org.mediatranscoder.transcoding.plan.AudioLevel;
import org.mediatranscoder.transcoding.plan.CopyCandidates;
import org.mediatranscoder.transcoding.plan.EncodeOptions;
import org.mediatranscoder.transcoding.plan.EncodePlanner;
import org.mediatranscoder.transcoding.plan.LoudnessPlan;
import org.mediatranscoder.transcoding.plan.Plan;
import org.mediatranscoder.transcoding.plan.PlanInput;
import org.mediatranscoder.transcoding.plan.PlanLimits;
import org.mediatranscoder.transcoding.plan.Trim;
import org.mediatranscoder.transcoding.probe.MediaStream;
import org.mediatranscoder.transcoding.probe.PacketSurvey;
import org.mediatranscoder.transcoding.probe.Probe;
import org.mediatranscoder.transcoding.probe.Prober;
import org.mediatranscoder.transcoding.probe.SourceTags;
import org.mediatranscoder.transcoding.probe.StreamSurveyor;
import org.mediatranscoder.transcoding.probe.VideoFindings;
import org.mediatranscoder.transcoding.probe.VideoInspector;
import org.mediatranscoder.transcoding.probe.VideoStream;
import org.springframework.util.unit.DataSize;

/** Looks at a source as closely as a request needs, and plans what becomes of it. */
public record Planning(
    Prober prober, VideoInspector inspector, StreamSurveyor surveyor, PlanLimits limits) {

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

  /** Measures, however long it takes, what the plan says. */
  @FunctionalInterface
  public interface LoudnessPass {

    AudioLevel measure(LoudnessPlan plan) throws InterruptedException;
  }

  /**
   * The plan, and what is known of the source, with the streams that were chosen.
   *
   * @param chunks whether its video is encoded in chunks; null if that was not asked
   */
  public record Planned(PlanInput input, Plan plan, @Nullable ChunkPlan chunks) {

    public Probe source() {
      return input.source();
    }

    /** Of the same source. */
    public Planned by(Plan other) {
      return new Planned(input, other, null);
    }

    /** The same, carried out in chunks or not; the plan says why. */
    Planned in(ChunkPlan parts) {
      return new Planned(input, plan, parts).saying(parts.reason());
    }

    /** The same, with something more to tell. */
    Planned saying(String more) {
      return new Planned(input, plan.saying(more), chunks);
    }
  }

  /**
   * Looks at the file, a name in the private directory. It throws what {@link EncodePlanner} and
   * {@link Prober} throw.
   */
  public Planned plan(
      Path directory,
      String file,
      TranscodeRequest request,
      OutputFormat format,
      LoudnessPass loudness)
      throws InterruptedException {
    Probe probed = prober.probe(directory, file);
    if (probed.picture() != null) {
      PlanInput still = new PlanInput(probed, VideoFindings.NONE, null, SourceTags.NONE);
      PlanInput known = still.with(size(directory, file));
      return new Planned(
          known, EncodePlanner.plan(known, format, EncodeOptions.of(request), limits), null);
    }
    Probe source = ChosenTrack.of(request, probed);
    EncodeOptions chosen = atKeyFrame(directory, file, source, format, EncodeOptions.of(request));
    refuseIfLonger(directory, file, source, format, chosen);
    source = measuredIfSized(directory, file, source, format);
    SourceTags kept = KeptTags.of(request, prober, directory, file);
    VideoFindings findings = findings(directory, file, source, format);
    PlanInput known = new PlanInput(source, findings, null, kept).with(size(directory, file));
    Plan plan = EncodePlanner.plan(known, format, chosen, limits);
    PlanInput more =
        surveyed(directory, file, measured(known, format, chosen, loudness), format, chosen);
    return new Planned(
        more, more.equals(known) ? plan : EncodePlanner.plan(more, format, chosen, limits), null);
  }

  /**
   * The plan that copies the video though the format would encode it to another codec; empty if the
   * container does not take it, or it may not be copied as it is.
   */
  public Optional<Plan> copied(
      Path directory, String file, TranscodeRequest request, OutputFormat format, PlanInput known)
      throws InterruptedException {
    if (!(format instanceof VideoFormat video)) {
      return Optional.empty();
    }
    EncodeOptions chosen =
        atKeyFrame(directory, file, known.source(), format, EncodeOptions.of(request));
    VideoFormat copying = video.copying();
    PlanInput input = surveyed(directory, file, known, copying, chosen);
    return input.videoPackets() == null
        ? Optional.empty()
        : EncodePlanner.plan(input, copying, chosen, limits).copiedFor(video);
  }

  private static DataSize size(Path directory, String file) {
    return DataSize.ofBytes(directory.resolve(file).toFile().length());
  }

  /** How many bits a second may have, and how many thumbnails, depends on how long it plays. */
  private Probe measuredIfSized(Path directory, String file, Probe source, OutputFormat format)
      throws InterruptedException {
    boolean sized = format instanceof VideoFormat video && video.most() != null;
    if (!(sized || format instanceof SpriteFormat) || source.duration() != null) {
      return source;
    }
    Duration length = prober.reach(directory, file, "", Duration.ZERO).lastEnds();
    return length.isPositive() ? source.withDuration(length) : source;
  }

  /** What is copied can begin at a key frame only, so the one before is looked for. */
  private EncodeOptions atKeyFrame(
      Path directory, String file, Probe source, OutputFormat format, EncodeOptions chosen)
      throws InterruptedException {
    Trim trim = format instanceof CopyFormat ? chosen.trim().atKeyFrames() : chosen.trim();
    VideoStream video = source.video();
    if (!trim.isAtKeyFrames() || trim.start().isZero() || video == null) {
      return chosen.with(trim);
    }
    if (!Trim.isIndexed(source)) {
      throw UnsuitableOptionException.noKeyFrames();
    }
    return chosen.with(
        trim.from(
            prober
                .keyFrame(directory, file, source, video, trim.start())
                .orElseThrow(UnsuitableOptionException::noKeyFrames)));
  }

  private static PlanInput measured(
      PlanInput known, OutputFormat format, EncodeOptions chosen, LoudnessPass loudness)
      throws InterruptedException {
    Optional<LoudnessPlan> measuring = LoudnessPlan.of(known.source(), format, chosen);
    return measuring.isPresent() ? known.with(loudness.measure(measuring.get())) : known;
  }

  private PlanInput surveyed(
      Path directory, String file, PlanInput known, OutputFormat format, EncodeOptions chosen)
      throws InterruptedException {
    CopyCandidates candidates = CopyCandidates.of(known, format, chosen);
    Duration length = known.source().duration();
    Map<Integer, PacketSurvey> surveys =
        length == null ? Map.of() : surveyor.survey(directory, file, candidates.indexes(), length);
    return known.with(of(surveys, candidates.video()), of(surveys, candidates.audio()));
  }

  private static @Nullable PacketSurvey of(
      Map<Integer, PacketSurvey> surveys, @Nullable MediaStream stream) {
    return stream == null ? null : surveys.get(stream.index());
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
    return switch (format) {
      case AudioFormat _, CopyFormat _, SubtitleFormat _ -> VideoFindings.NONE;
      case VideoFormat _, LadderFormat _, AnimationFormat _, PictureFormat _, SpriteFormat _ ->
          inspector.inspect(directory, file, source);
    };
  }
}
