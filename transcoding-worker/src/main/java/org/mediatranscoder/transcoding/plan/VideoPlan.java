package org.mediatranscoder.transcoding.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.transcoding.failure.UnsuitableFormatException;
import org.mediatranscoder.transcoding.formats.AudioEncoding;
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
    FrameSize size = FrameSize.of(video, findings).fitShortSide(format.video().resolution());
    refuseIfTooSmall(size, format.video().codec());
    Canvas canvas = new Canvas(size, findings.largest() != null);
    AudioStream audio = source.audio();
    AudioRoute route =
        audio == null
            ? AudioRoute.NONE
            : AudioRoute.of(source, audio, format.audio().maxChannels());
    List<StreamPlan> streams = new ArrayList<>();
    FrameTimes times = FrameTimes.of(video, findings, format.container().muxer());
    streams.add(video(source, video, findings, canvas, times, format));
    if (audio != null) {
      streams.add(audio(audio, route, format));
    }
    Duration begin = Objects.requireNonNullElse(source.startTime(), Duration.ZERO);
    String tags = TagsFile.of(kept, begin);
    OutputBounds bounds = bounds(source, video, findings, size, times, format, tags, limits);
    PlannedOutput output =
        new PlannedOutput(
            OutputRole.MAIN,
            format.container().muxer(),
            streams,
            Containers.tagged(
                tags,
                bounds,
                limits.threads(),
                format.container().muxer(),
                containerOptions(format, audio)),
            expected(source, video, audio),
            bounds);
    return new Plan(InputOptions.of(source), route.graph(), tags, List.of(output));
  }

  private static void refuseIfTooSmall(FrameSize size, VideoCodec codec) {
    int least = codec.leastSide();
    if (Math.min(size.width(), size.height()) < least) {
      throw UnsuitableFormatException.tooSmall(
          CodecNames.of(codec.ffmpegName()), least, size.width(), size.height());
    }
  }

  private static StreamPlan video(
      Probe source,
      VideoStream video,
      VideoFindings findings,
      Canvas canvas,
      FrameTimes times,
      VideoFormat format) {
    List<String> options = new ArrayList<>(List.of("-map", "0:" + video.index()));
    options.addAll(
        List.of("-vf", String.join(",", filters(video, findings, canvas, times.select(), format))));
    // Frames keep their times: a source with few or uneven frames is not filled up with copies.
    options.addAll(List.of("-fps_mode", "vfr", "-enc_time_base:v", times.timeBase().toString()));
    options.addAll(format.video().options());
    if (format.video().codec() == VideoCodec.H264) {
      options.addAll(List.of("-level:v", H264Level.of(canvas.size(), times.rate())));
    }
    options.addAll(LastFrame.options(source, video, findings.end()));
    String reason =
        VideoReasons.of(
            video, findings, format.video().codec().ffmpegName(), canvas.size(), times.rate());
    return new StreamPlan.Encode(video, reason, options);
  }

  private static StreamPlan audio(AudioStream audio, AudioRoute route, VideoFormat format) {
    List<String> options = new ArrayList<>(route.options());
    options.addAll(AudioOptions.of(audio, route.channels(), format.audio()));
    if (format.audio().isLossy() && audio.sampleRate() <= SAMPLE_RATE) {
      options.addAll(List.of("-ar", Integer.toString(SAMPLE_RATE)));
    }
    String reason = AudioReasons.of(audio, format.audio(), route.channels());
    return new StreamPlan.Encode(audio, reason, options);
  }

  private static OutputBounds bounds(
      Probe source,
      VideoStream video,
      VideoFindings findings,
      FrameSize size,
      FrameTimes times,
      VideoFormat format,
      @Nullable String tags,
      PlanLimits limits) {
    VideoCodec codec = format.video().codec();
    Integer maxKbps = format.video().maxKbps();
    double frame = (double) size.width() * size.height();
    double pixels = frame * times.rate();
    Duration longest =
        EncodingWork.of(video, FrameTimes.sourceRate(video, findings), codec.effort() * pixels)
            .longest(source, limits);
    double highest = maxKbps == null ? Double.MAX_VALUE : maxKbps * 1000.0;
    return OutputBounds.of(
        MediaLength.of(source, longest),
        Math.min(pixels * codec.usualBits(), highest)
            + audioBits(source.audio(), format.audio(), false),
        Math.min(pixels * UNEVEN * codec.mostBits(), highest)
            + audioBits(source.audio(), format.audio(), true),
        Math.min(FrameTimes.BURST * frame * codec.mostBits(), 2 * highest),
        tags,
        limits);
  }

  private static double audioBits(
      @Nullable AudioStream audio, AudioEncoding encoding, boolean most) {
    if (audio == null) {
      return 0;
    }
    int rate = Math.min(audio.sampleRate(), encoding.maxSampleRate());
    int channels = Math.max(2, audio.channels());
    return most
        ? encoding.codec().mostBits(encoding.kbps(), rate, channels)
        : encoding.codec().usualBits(encoding.kbps(), rate, channels);
  }

  private static List<String> containerOptions(VideoFormat format, @Nullable AudioStream audio) {
    List<String> options = new ArrayList<>(format.container().options());
    if (audio != null) {
      options.addAll(Languages.of(audio));
    }
    return options;
  }

  private static List<String> filters(
      VideoStream video, VideoFindings findings, Canvas canvas, String select, VideoFormat format) {
    List<String> filters =
        new ArrayList<>(ScanFilters.eachField(findings.scan(), FrameTimes.telecineRate(video)));
    filters.add(select);
    filters.addAll(CropFilter.of(video, canvas));
    filters.addAll(
        ColorFilters.of(video, findings).video(canvas.scale(), format.video().pixelFormat()));
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
