package org.mediatranscoder.transcoding.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.transcoding.formats.VideoCodec;
import org.mediatranscoder.transcoding.formats.VideoFormat;
import org.mediatranscoder.transcoding.plan.PlannedOutput.Expected;
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

  static Plan of(
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
    List<StreamPlan> streams = new ArrayList<>();
    streams.add(video(source, video, findings, canvas, format));
    if (audio != null) {
      streams.add(audio(audio, route, format));
    }
    Duration begin = Objects.requireNonNullElse(source.startTime(), Duration.ZERO);
    String tags = TagsFile.of(kept, begin);
    OutputBounds bounds = bounds(source, video, findings, format, tags, limits);
    PlannedOutput output =
        new PlannedOutput(
            OutputRole.MAIN,
            format.container(),
            streams,
            Containers.tagged(
                tags,
                bounds,
                limits.threads(),
                format.container(),
                containerOptions(format, audio)),
            expected(source, video, audio),
            bounds);
    return new Plan(InputOptions.of(source), route.graph(), tags, List.of(output));
  }

  private static StreamPlan video(
      Probe source, VideoStream video, VideoFindings findings, Canvas canvas, VideoFormat format) {
    FrameTimes times = FrameTimes.of(video, findings, format.container());
    List<String> options = new ArrayList<>(List.of("-map", "0:" + video.index()));
    options.addAll(
        List.of("-vf", String.join(",", filters(video, findings, canvas, times.select()))));
    // Frames keep their times: a source with few or uneven frames is not filled up with copies.
    options.addAll(List.of("-fps_mode", "vfr", "-enc_time_base:v", times.timeBase().toString()));
    options.addAll(format.videoOptions());
    if (format.videoCodec() == VideoCodec.H264) {
      options.addAll(List.of("-level:v", H264Level.of(canvas.size(), times.rate())));
    }
    options.addAll(LastFrame.options(source, video, findings.end()));
    String reason =
        VideoReasons.of(
            video, findings, format.videoCodec().ffmpegName(), canvas.size(), times.rate());
    return new StreamPlan.Encode(video, reason, options);
  }

  private static StreamPlan audio(AudioStream audio, AudioRoute route, VideoFormat format) {
    List<String> options = new ArrayList<>(route.options());
    options.addAll(format.audioOptions());
    int kbps = AudioBitRate.kbps(format.audioKbps(), route.channels(), audio);
    options.addAll(List.of("-b:a", kbps + "k", "-ar", Integer.toString(SAMPLE_RATE)));
    String reason = AudioReasons.of(audio, format.audioCodec().ffmpegName(), false);
    return new StreamPlan.Encode(audio, reason, options);
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
