package org.mediatranscoder.transcoding.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.transcoding.formats.VideoCodec;
import org.mediatranscoder.transcoding.formats.VideoFormat;
import org.mediatranscoder.transcoding.plan.EncodePlan.Expected;
import org.mediatranscoder.transcoding.probe.AudioStream;
import org.mediatranscoder.transcoding.probe.Probe;
import org.mediatranscoder.transcoding.probe.SourceTags;
import org.mediatranscoder.transcoding.probe.VideoFindings;
import org.mediatranscoder.transcoding.probe.VideoStream;

/** A video stream, and an audio stream if there is one. */
final class VideoPlan {

  private static final int SAMPLE_RATE = 48_000;

  /** Parts of a video may have more frames a second than the whole on average. */
  private static final double UNEVEN = 1.5;

  private VideoPlan() {}

  static EncodePlan of(
      Probe source,
      VideoStream video,
      VideoFindings findings,
      VideoFormat format,
      SourceTags kept,
      PlanLimits limits) {
    FrameSize size = FrameSize.of(video, findings).fitShortSide(format.resolution());
    Canvas canvas = new Canvas(size, findings.largest() != null);
    AudioStream audio = source.audio();
    AudioRoute route = audio == null ? AudioRoute.NONE : AudioRoute.toStereo(source, audio);
    List<String> output = new ArrayList<>(List.of("-map", "0:" + video.index()));
    output.addAll(route.options());
    FrameTimes times = FrameTimes.of(video, findings, format.container());
    output.addAll(
        List.of("-vf", String.join(",", filters(video, findings, canvas, times.select()))));
    // Frames keep their times: a source with few or uneven frames is not filled up with copies.
    output.addAll(List.of("-fps_mode", "vfr", "-enc_time_base:v", times.timeBase().toString()));
    output.addAll(format.videoOptions());
    if (format.videoOptions().contains("libx264")) {
      output.addAll(List.of("-level:v", H264Level.of(size, times.rate())));
    }
    output.addAll(LastFrame.options(source, video, findings.end()));
    if (audio != null) {
      output.addAll(format.audioOptions());
      output.addAll(List.of("-b:a", audioKbps(format, audio) + "k", "-ar", "48000"));
    }
    Duration begin = Objects.requireNonNullElse(source.startTime(), Duration.ZERO);
    String tags = TagsFile.of(kept, begin);
    OutputBounds bounds = bounds(source, video, findings, format, tags, limits);
    output.addAll(
        Containers.tagged(
            tags, bounds, limits.threads(), format.container(), containerOptions(format, audio)));
    return new EncodePlan(
        InputOptions.of(source),
        route.graph(),
        output,
        expected(source, video, audio),
        bounds,
        tags);
  }

  private static int audioKbps(VideoFormat format, AudioStream audio) {
    return AudioBitRate.kbps(format.audioKbps(), audio);
  }

  private static OutputBounds bounds(
      Probe source,
      VideoStream video,
      VideoFindings findings,
      VideoFormat format,
      @Nullable String tags,
      PlanLimits limits) {
    VideoCodec codec = format.videoCodec();
    FrameSize size = FrameSize.of(video, findings).fitShortSide(format.resolution());
    double rate = FrameTimes.of(video, findings, format.container()).rate();
    double pixels = (double) size.width() * size.height() * rate;
    Duration longest =
        EncodingWork.of(video, FrameTimes.sourceRate(video, findings), codec.effort() * pixels)
            .longest(source, limits);
    double highest = format.maxKbps() == null ? Double.MAX_VALUE : format.maxKbps() * 1000.0;
    double audio = source.audio() == null ? 0 : format.audioKbps() * 1000.0;
    return OutputBounds.of(
        MediaLength.of(source, longest),
        Math.min(pixels * codec.usualBits(), highest) + audio,
        Math.min(pixels * UNEVEN * codec.mostBits(), highest)
            + format.audioCodec().mostBits(format.audioKbps(), SAMPLE_RATE, 2),
        Math.min(FrameTimes.BURST * pixels / rate * codec.mostBits(), 2 * highest),
        tags,
        limits);
  }

  private static List<String> containerOptions(VideoFormat format, @Nullable AudioStream audio) {
    List<String> options = new ArrayList<>(format.containerOptions());
    if (audio != null) {
      options.addAll(Languages.of(audio));
    }
    return options;
  }

  private static List<String> filters(
      VideoStream video, VideoFindings findings, Canvas canvas, String select) {
    List<String> filters =
        new ArrayList<>(ScanFilters.eachField(findings.scan(), FrameTimes.telecineRate(video)));
    filters.add(select);
    filters.addAll(CropFilter.of(video, canvas));
    filters.addAll(ColorFilters.of(video, findings).video(canvas.scale()));
    filters.addAll(canvas.end());
    return filters;
  }

  private static Expected expected(Probe source, VideoStream video, @Nullable AudioStream audio) {
    return new Expected(
        video,
        audio,
        source.exact() ? video.duration() : null,
        source.exact() && audio != null ? audio.duration() : null,
        // A stream that is not used, such as subtitles, may be the longest.
        source.exact() && source.streams().size() == (audio == null ? 1 : 2)
            ? source.duration()
            : null,
        video.duration() != null ? video.duration() : source.duration(),
        source.duration(),
        source.exact());
  }
}
