package org.mediatranscoder.transcoding.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.OutputRole;
import org.mediatranscoder.transcoding.failure.UnsuitableFormatException;
import org.mediatranscoder.transcoding.failure.UnsuitableOptionException;
import org.mediatranscoder.transcoding.formats.AudioEncoding;
import org.mediatranscoder.transcoding.formats.VideoCodec;
import org.mediatranscoder.transcoding.formats.VideoEncoding;
import org.mediatranscoder.transcoding.formats.VideoFormat;
import org.mediatranscoder.transcoding.plan.PlannedOutput.Expected;
import org.mediatranscoder.transcoding.probe.AudioStream;
import org.mediatranscoder.transcoding.probe.PacketSurvey;
import org.mediatranscoder.transcoding.probe.Probe;
import org.mediatranscoder.transcoding.probe.VideoFindings;
import org.mediatranscoder.transcoding.probe.VideoStream;

/** A video stream, and an audio stream if there is one. */
final class VideoPlan {

  private static final int SAMPLE_RATE = 48_000;

  /** Parts of a video may have more frames a second than the whole on average. */
  private static final double UNEVEN = 1.5;

  private final PlanInput input;
  private final VideoStream video;
  private final VideoFormat format;
  private final EncodeOptions chosen;
  private final PlanLimits limits;

  VideoPlan(
      PlanInput input,
      VideoStream video,
      VideoFormat format,
      EncodeOptions chosen,
      PlanLimits limits) {
    this.input = input;
    this.video = video;
    this.format = format;
    this.chosen = chosen;
    this.limits = limits;
  }

  static Plan of(
      PlanInput input,
      VideoStream video,
      VideoFormat format,
      EncodeOptions chosen,
      PlanLimits limits) {
    return new VideoPlan(input, video, format, chosen, limits).plan();
  }

  private Plan plan() {
    refuseIfNothingIsLeft();
    FrameSize size = seen().fitShortSide(format.video().resolution());
    refuseIfTooSmall(size, format.video().codec());
    Canvas canvas = new Canvas(size, findings().largest() != null);
    AudioStream audio = audio();
    AudioRoute route = audio == null ? AudioRoute.NONE : route(audio);
    FrameTimes times =
        FrameTimes.of(video, findings(), format.container().muxer(), chosen.frameRate());
    List<StreamPlan> streams = new ArrayList<>();
    List<String> reasons = VideoCopy.reasons(input, video, format, chosen);
    streams.add(video(canvas, times, reasons));
    if (audio != null) {
      streams.add(audio(audio, route));
    }
    streams.addAll(Subtitles.kept(source(), format.container().muxer(), chosen));
    String tags = tags();
    PacketSurvey copied = isCopied(reasons) ? input.videoPackets() : null;
    OutputBounds bounds = bounds(size, times, audio, route, tags, copied);
    PlannedOutput output =
        new PlannedOutput(
            OutputRole.MAIN,
            format.container().muxer(),
            streams,
            Containers.tagged(
                tags,
                bounds,
                format.video().codec().threads(limits.threads()),
                format.container().muxer(),
                containerOptions(format, audio)),
            expected(audio),
            bounds);
    return new Plan(
        InputOptions.of(source(), trim().inputOptions(source())),
        route.graph(),
        tags,
        List.of(output));
  }

  private Probe source() {
    return input.source();
  }

  private VideoFindings findings() {
    return input.findings();
  }

  private Trim trim() {
    return chosen.trim();
  }

  /** What is to be seen of a frame. */
  FrameSize seen() {
    return chosen.crop().of(FrameSize.of(video, findings()));
  }

  void refuseIfNothingIsLeft() {
    if (trim().of(source(), video.startTime(), video.duration()).isEmpty()) {
      throw UnsuitableOptionException.nothingLeft("video", trim().start());
    }
  }

  /** Null also if none of it is left. */
  @Nullable AudioStream audio() {
    AudioStream audio = source().audio();
    return audio == null || trim().of(source(), audio.startTime(), audio.duration()).isEmpty()
        ? null
        : audio;
  }

  AudioRoute route(AudioStream audio) {
    String tail = LoudnessFilters.of(chosen.loudness(), input.level(), sampleRate(audio));
    return AudioRoute.of(source(), audio, format.audio(), trim(), tail);
  }

  private int sampleRate(AudioStream audio) {
    int own = Math.min(audio.sampleRate(), format.audio().maxSampleRate());
    return format.audio().isLossy() ? SAMPLE_RATE : own;
  }

  private @Nullable String tags() {
    Duration begin = Objects.requireNonNullElse(source().startTime(), Duration.ZERO);
    return TagsFile.of(input.kept(), begin.plus(trim().start()), trim().length());
  }

  private static void refuseIfTooSmall(FrameSize size, VideoCodec codec) {
    int least = codec.leastSide();
    if (Math.min(size.width(), size.height()) < least) {
      throw UnsuitableFormatException.tooSmall(
          CodecNames.of(codec.ffmpegName()), least, size.width(), size.height());
    }
  }

  /**
   * @param reasons why it is not copied
   */
  private boolean isCopied(List<String> reasons) {
    return reasons.isEmpty() && input.videoPackets() != null;
  }

  private StreamPlan video(Canvas canvas, FrameTimes times, List<String> reasons) {
    if (isCopied(reasons)) {
      List<String> copy = new ArrayList<>(VideoCopy.options(video, findings()));
      copy.addAll(trim().copyOptions());
      return new StreamPlan.Copy(video, VideoCopy.reason(video, trim()), copy);
    }
    FrameSize size = chosen.turn().of(canvas.size());
    List<String> options = new ArrayList<>(List.of("-map", "0:" + video.index()));
    options.addAll(List.of("-vf", String.join(",", filters(canvas, times.select()))));
    // Frames keep their times: a source with few or uneven frames is not filled up with copies.
    options.addAll(List.of("-fps_mode", "vfr", "-enc_time_base:v", times.timeBase().toString()));
    options.addAll(format.video().options());
    if (format.video().codec() == VideoCodec.H264) {
      options.addAll(List.of("-level:v", H264Level.of(size, times.rate())));
    }
    if (chosen.frameRate() == null && trim().isNone()) {
      options.addAll(LastFrame.options(source(), video, findings().end()));
    }
    String codec = format.video().codec().ffmpegName();
    return new StreamPlan.Encode(video, VideoReasons.of(codec, reasons), options);
  }

  /** From decoded frames to frames for the encoder. */
  List<String> filters(Canvas canvas, String select) {
    List<String> filters = new ArrayList<>(trim().videoFilters(source()));
    filters.addAll(ScanFilters.eachField(findings().scan(), FrameTimes.telecineRate(video)));
    filters.add(select);
    filters.addAll(CropFilter.of(video, canvas));
    filters.addAll(chosen.crop().filters(FrameSize.of(video, findings())));
    filters.addAll(
        ColorFilters.of(video, findings()).video(canvas.scale(), format.video().pixelFormat()));
    filters.addAll(canvas.end());
    filters.addAll(chosen.turn().filters());
    return filters;
  }

  StreamPlan audio(AudioStream audio, AudioRoute route) {
    List<String> reasons =
        AudioCopy.reasons(input, audio, route.channels(), format.audio(), chosen);
    if (reasons.isEmpty() && input.audioPackets() != null) {
      List<String> copy = new ArrayList<>(AudioCopy.options(audio));
      copy.addAll(trim().copyOptions());
      return new StreamPlan.Copy(audio, AudioCopy.reason(audio), copy);
    }
    List<String> options = new ArrayList<>(route.options());
    options.addAll(AudioOptions.of(audio, route.channels(), format.audio()));
    if (format.audio().isLossy() && audio.sampleRate() <= SAMPLE_RATE) {
      options.addAll(List.of("-ar", Integer.toString(SAMPLE_RATE)));
    }
    return new StreamPlan.Encode(audio, AudioReasons.of(format.audio(), reasons), options);
  }

  private OutputBounds bounds(
      FrameSize size,
      FrameTimes times,
      @Nullable AudioStream audio,
      AudioRoute route,
      @Nullable String tags,
      @Nullable PacketSurvey copied) {
    VideoEncoding encoding = format.video();
    Integer maxKbps = encoding.maxKbps();
    double frame = (double) size.width() * size.height();
    double pixels = frame * times.rate();
    Duration longest =
        EncodingWork.of(video, FrameTimes.sourceRate(video, findings()), encoding.effort() * pixels)
            .longest(source(), trim(), limits);
    longest = MediaLength.shorter(longest, cut());
    double highest = maxKbps == null ? Double.MAX_VALUE : maxKbps * 1000.0;
    if (copied != null) {
      double bits = copied.kbps() * 1000.0 + audioBits(audio, route, format.audio(), true);
      MediaLength length =
          MediaLength.of(source(), trim(), MediaLength.shorter(limits.maxDuration(), cut()));
      return OutputBounds.of(length, bits, bits * UNEVEN, 0, tags, limits);
    }
    return OutputBounds.of(
        MediaLength.of(source(), trim(), longest),
        Math.min(pixels * encoding.usualBits(), highest)
            + audioBits(audio, route, format.audio(), false),
        Math.min(pixels * UNEVEN * encoding.mostBits(), highest)
            + audioBits(audio, route, format.audio(), true),
        Math.min(FrameTimes.BURST * frame * encoding.mostBits(), 2 * highest),
        tags,
        limits);
  }

  /** Where ffmpeg is to stop, as no filter does it at key frames. */
  private Duration cut() {
    Duration length = trim().isAtKeyFrames() ? trim().length() : null;
    return length == null ? limits.maxDuration() : length;
  }

  static double audioBits(
      @Nullable AudioStream audio, AudioRoute route, AudioEncoding encoding, boolean most) {
    if (audio == null) {
      return 0;
    }
    int rate = Math.min(audio.sampleRate(), encoding.maxSampleRate());
    int channels = Math.max(2, route.channels());
    Integer kbps = encoding.kbps() == null ? null : (Integer) (encoding.kbps() * channels / 2);
    return most
        ? encoding.codec().mostBits(kbps, rate, channels)
        : encoding.codec().usualBits(kbps, rate, channels);
  }

  private static List<String> containerOptions(VideoFormat format, @Nullable AudioStream audio) {
    List<String> options = new ArrayList<>(format.container().options());
    if (audio != null) {
      boolean quickTime = format.container().muxer().equals("mov");
      options.addAll(quickTime ? Languages.ofQuickTime(audio) : Languages.of(audio));
    }
    return options;
  }

  Expected expected(@Nullable AudioStream audio) {
    return ExpectedStreams.of(source(), video, audio, trim());
  }
}
