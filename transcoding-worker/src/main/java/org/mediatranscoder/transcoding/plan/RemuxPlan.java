package org.mediatranscoder.transcoding.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.OutputRole;
import org.mediatranscoder.transcoding.failure.UnsuitableFormatException;
import org.mediatranscoder.transcoding.failure.UnsuitableOptionException;
import org.mediatranscoder.transcoding.plan.PlannedOutput.Expected;
import org.mediatranscoder.transcoding.probe.AudioStream;
import org.mediatranscoder.transcoding.probe.Disposition;
import org.mediatranscoder.transcoding.probe.FrameCrop;
import org.mediatranscoder.transcoding.probe.MediaStream;
import org.mediatranscoder.transcoding.probe.OtherStream;
import org.mediatranscoder.transcoding.probe.Probe;
import org.mediatranscoder.transcoding.probe.SubtitleStream;
import org.mediatranscoder.transcoding.probe.VideoStream;
import org.springframework.util.unit.DataSize;

/**
 * All video, audio and subtitles as they are, in a container that takes all of them. What a file
 * says of its maker is left out: tags, data of a camera, covers, attachments.
 */
final class RemuxPlan {

  /** What another container may need beside the packets, in parts of them and in bytes. */
  private static final double MORE = 1.5;

  private static final long HEADERS = 8 << 20;

  private final PlanInput input;
  private final Trim trim;

  private RemuxPlan(PlanInput input, Trim trim) {
    this.input = input;
    this.trim = trim;
  }

  /**
   * @param longest media that may come out
   * @throws UnsuitableFormatException if a stream fits into none of our containers
   * @throws UnsuitableOptionException if nothing is left of the source
   */
  static Plan of(PlanInput input, Trim trim, Duration longest, PlanLimits limits) {
    return new RemuxPlan(input, trim).plan(longest, limits);
  }

  private Plan plan(Duration longest, PlanLimits limits) {
    Probe source = input.source();
    List<MediaStream> kept = kept(source);
    RemuxContainer container = container(source, kept);
    Expected expected = ExpectedStreams.of(source, source.video(), source.audio(), trim);
    refuseIfNothingIsLeft(expected);
    String tags = TagsFile.of(input.kept(), begin(source), trim.length());
    OutputBounds bounds = bounds(longest, limits);
    List<StreamPlan> streams = new ArrayList<>();
    for (int i = 0; i < kept.size(); i++) {
      streams.add(copy(kept.get(i), i, container));
    }
    List<String> options = new ArrayList<>(trim.copyOptions());
    options.addAll(container.options());
    PlannedOutput output =
        new PlannedOutput(
            OutputRole.MAIN,
            "original." + container.extension(),
            container.contentType(source.video() != null),
            container.muxer(),
            streams,
            Containers.tagged(tags, bounds, limits.threads(), container.muxer(), options),
            expected,
            bounds);
    return new Plan(
        InputOptions.of(source, trim.inputOptions(source)), null, tags, List.of(output));
  }

  /** In the order of the file. Covers may say where they were taken, and data streams do. */
  private static List<MediaStream> kept(Probe source) {
    List<MediaStream> kept = new ArrayList<>();
    for (MediaStream stream : source.streams()) {
      boolean cover =
          stream instanceof VideoStream video
              && (video.disposition().contains(Disposition.ATTACHED_PIC)
                  || video.disposition().contains(Disposition.TIMED_THUMBNAILS));
      boolean data =
          stream instanceof OtherStream other
              && ("data".equals(other.kind()) || "attachment".equals(other.kind()));
      if (!cover && !data) {
        kept.add(stream);
      }
    }
    return kept;
  }

  private static RemuxContainer container(Probe source, List<MediaStream> kept) {
    boolean hasVideo = source.video() != null;
    List<RemuxContainer> possible = RemuxContainer.of(source.container(), hasVideo);
    if (possible.isEmpty()) {
      throw UnsuitableFormatException.notCopied(
          "The streams of this kind of file do not say when each packet is due.");
    }
    for (MediaStream stream : kept) {
      if (stream instanceof VideoStream video && !video.crop().equals(FrameCrop.NONE)) {
        throw UnsuitableFormatException.notCopied("Its video is to be cropped when it is shown.");
      }
      if (possible.stream().noneMatch(container -> container.takes(stream))) {
        throw UnsuitableFormatException.notCopied(obstacle(stream, possible));
      }
    }
    return possible.stream()
        .filter(container -> kept.size() == 1 || !container.isSingle())
        .filter(container -> kept.stream().allMatch(container::takes))
        .findFirst()
        .orElseThrow(
            () -> UnsuitableFormatException.notCopied("No container takes all of its streams."));
  }

  private static String obstacle(MediaStream stream, List<RemuxContainer> possible) {
    if (stream instanceof VideoStream video
        && video.rotation() != 0
        && possible.stream().noneMatch(RemuxContainer::keepsRotation)) {
      return "Its video is to be turned when it is shown, which Matroska does not keep.";
    }
    String codec = stream.codec();
    String name = codec == null ? "a codec that we do not know" : CodecNames.of(codec);
    return "It has %s in %s.".formatted(kind(stream), name);
  }

  private static String kind(MediaStream stream) {
    return switch (stream) {
      case VideoStream _ -> "video";
      case AudioStream _ -> "audio";
      case SubtitleStream _ -> "subtitles";
      case OtherStream other -> other.kind() == null ? "a stream" : other.kind();
    };
  }

  private void refuseIfNothingIsLeft(Expected expected) {
    Duration left = expected.duration();
    if (left != null && left.isZero() && !trim.isNone()) {
      throw UnsuitableOptionException.nothingLeft("media", trim.start());
    }
  }

  private Duration begin(Probe source) {
    Duration own = source.startTime();
    return own == null ? trim.start() : own.plus(trim.start());
  }

  private StreamPlan copy(MediaStream stream, int position, RemuxContainer container) {
    List<String> options = new ArrayList<>();
    options.addAll(List.of("-map", "0:" + stream.index(), "-c:" + position, "copy"));
    String name = String.valueOf(stream.codec());
    if (name.equals("h264")) {
      options.addAll(List.of("-bsf:" + position, "filter_units=remove_types=6"));
    }
    if (stream instanceof VideoStream video && name.equals("hevc")) {
      options.addAll(ofHevc(video, position, container));
    }
    options.addAll(Languages.of(stream, position));
    return new StreamPlan.Copy(
        stream, "copied%s: %s".formatted(trim.words(), CodecNames.of(name)), options);
  }

  /** What lies beside the frames of HDR says how they are to be shown. */
  private static List<String> ofHevc(VideoStream video, int position, RemuxContainer container) {
    List<String> options = new ArrayList<>();
    if (!video.color().isHdr()) {
      options.addAll(List.of("-bsf:" + position, "filter_units=remove_types=39-40"));
    }
    if (container.keepsRotation()) {
      options.addAll(List.of("-tag:" + position, "hvc1"));
    }
    return options;
  }

  private OutputBounds bounds(Duration longest, PlanLimits limits) {
    DataSize size = input.size();
    Duration cut = trim.length();
    Duration most = cut == null ? longest : MediaLength.shorter(longest, cut);
    long bytes = size == null ? limits.maxOutput().toBytes() : size.toBytes();
    DataSize largest = DataSize.ofBytes((long) (bytes * MORE) + HEADERS);
    boolean bounded = largest.compareTo(limits.maxOutput()) < 0;
    return new OutputBounds(most, expected(size), bounded ? largest : limits.maxOutput());
  }

  private static @Nullable DataSize expected(@Nullable DataSize size) {
    return size == null ? null : DataSize.ofBytes(size.toBytes() + (1 << 20));
  }
}
