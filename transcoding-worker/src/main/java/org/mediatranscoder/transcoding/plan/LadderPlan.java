package org.mediatranscoder.transcoding.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.OutputRole;
import org.mediatranscoder.transcoding.failure.OutputTooLargeException;
import org.mediatranscoder.transcoding.formats.ContainerFormat;
import org.mediatranscoder.transcoding.formats.LadderFormat;
import org.mediatranscoder.transcoding.formats.VideoEncoding;
import org.mediatranscoder.transcoding.formats.VideoFormat;
import org.mediatranscoder.transcoding.plan.Ladder.Rung;
import org.mediatranscoder.transcoding.plan.PlannedOutput.Expected;
import org.mediatranscoder.transcoding.probe.AudioStream;
import org.mediatranscoder.transcoding.probe.Probe;
import org.mediatranscoder.transcoding.probe.VideoFindings;
import org.mediatranscoder.transcoding.probe.VideoStream;
import org.springframework.util.unit.DataSize;

/**
 * The video in several sizes from one decode, each a fragmented MP4 file of its own, and the audio
 * in another. Every size begins a fragment with the same frame, as each gets the same frames with
 * the same times.
 */
final class LadderPlan {

  private static final String MP4 = "mp4";
  private static final String AUDIO_FILE = "audio.mp4";

  /** Parts of a video may have more frames a second than the whole on average. */
  private static final double UNEVEN = 1.5;

  private final PlanInput input;
  private final VideoStream video;
  private final LadderFormat format;
  private final EncodeOptions chosen;
  private final PlanLimits limits;
  private final FrameTimes times;
  private final List<Rung> rungs;

  /** Of the largest size, as a format of its own: decoding, filters and audio are the same. */
  private final VideoPlan largest;

  private final Duration longest;

  private LadderPlan(
      PlanInput input,
      VideoStream video,
      LadderFormat format,
      EncodeOptions chosen,
      PlanLimits limits) {
    this.input = input;
    this.video = video;
    this.format = format;
    this.chosen = chosen;
    this.limits = limits;
    this.times = FrameTimes.of(video, input.findings(), MP4, chosen.frameRate());
    this.rungs = Ladder.of(chosen.crop().of(FrameSize.of(video, input.findings())), format.rungs());
    VideoFormat single =
        new VideoFormat(
            format.entry(),
            rungs.getFirst().encoding(),
            format.audio(),
            new ContainerFormat(MP4, List.of()));
    this.largest = new VideoPlan(input, video, single, chosen, limits);
    this.longest = work().longest(input.source(), chosen.trim(), limits);
  }

  static Plan of(
      PlanInput input,
      VideoStream video,
      LadderFormat format,
      EncodeOptions chosen,
      PlanLimits limits) {
    return new LadderPlan(input, video, format, chosen, limits).plan();
  }

  private Plan plan() {
    largest.refuseIfNothingIsLeft();
    AudioStream audio = largest.audio();
    AudioRoute route = audio == null ? AudioRoute.NONE : largest.route(audio);
    Expected expected = largest.expected(audio);
    List<PlannedOutput> outputs = new ArrayList<>();
    for (int i = 0; i < rungs.size(); i++) {
      outputs.add(variant(rungs.get(i), label(i), expected));
    }
    if (audio != null) {
      outputs.add(audio(audio, route, expected));
    }
    outputs.addAll(subtitles());
    String graph =
        Stream.concat(Stream.ofNullable(route.graph()), Stream.of(graph()))
            .collect(Collectors.joining(";"));
    Probe source = input.source();
    Plan plan =
        new Plan(InputOptions.of(source, chosen.trim().inputOptions(source)), graph, null, outputs);
    refuseIfTooLarge(plan.expectedSize());
    return plan;
  }

  private void refuseIfTooLarge(@Nullable DataSize expected) {
    if (expected != null && expected.compareTo(limits.maxOutput()) > 0) {
      throw OutputTooLargeException.expected(expected, limits.maxOutput());
    }
  }

  /** The frames of the largest size, of which all others are made smaller. */
  private String graph() {
    Canvas canvas = new Canvas(rungs.getFirst().size(), input.findings().largest() != null);
    String filters = String.join(",", largest.filters(canvas, times.select()));
    String ends =
        IntStream.range(0, rungs.size())
            .mapToObj(i -> i == 0 ? label(0) : "[top" + i + "]")
            .collect(Collectors.joining());
    String smaller =
        IntStream.range(1, rungs.size())
            .mapToObj(i -> ";[top%d]%s%s".formatted(i, scale(rungs.get(i)), label(i)))
            .collect(Collectors.joining());
    return "[0:%d]%s,split=%d%s%s".formatted(video.index(), filters, rungs.size(), ends, smaller);
  }

  private String scale(Rung rung) {
    FrameSize size = shown(rung);
    return "scale=%d:%d,setsar=1".formatted(size.width(), size.height());
  }

  private FrameSize shown(Rung rung) {
    return chosen.turn().of(rung.size());
  }

  private static String label(int rung) {
    return "[size" + rung + "]";
  }

  private PlannedOutput variant(Rung rung, String label, Expected expected) {
    VideoFindings findings = input.findings();
    VideoEncoding encoding = rung.encoding();
    List<String> options = new ArrayList<>(List.of("-map", label));
    options.addAll(List.of("-fps_mode", "vfr", "-enc_time_base:v", times.timeBase().toString()));
    options.addAll(encoding.options());
    options.addAll(List.of("-level:v", H264Level.of(shown(rung), times.rate())));
    options.addAll(keyFrames(expected.videoDuration()));
    if (chosen.frameRate() == null && chosen.trim().isNone()) {
      options.addAll(LastFrame.options(input.source(), video, findings.end()));
    }
    String codec = encoding.codec().ffmpegName();
    List<String> reasons =
        VideoReasons.reasons(video, findings, codec, rung.size(), times.rate(), chosen);
    return output(
        OutputRole.VARIANT,
        "video-" + rung.label() + ".mp4",
        new StreamPlan.Encode(video, VideoReasons.of(codec, reasons), options),
        TrackOptions.video(),
        expected.videoOnly(),
        bounds(rung));
  }

  /**
   * At the first frame of each segment and nowhere else, each the beginning of a closed GOP. The
   * first segment is cut in two, so that it can be played sooner.
   *
   * @param length of the video; null if it is not known for sure
   */
  private List<String> keyFrames(@Nullable Duration length) {
    String begins =
        "isnan(prev_forced_t)+gt(%s,%s)".formatted(segmentAt("t"), segmentAt("prev_forced_t"));
    if (length != null) {
      // A last segment of some frames would have the bit rate of its first one.
      long last = Math.max(0, length.minus(format.segment().dividedBy(4)).toMillis());
      begins = "(%s)*(isnan(prev_forced_t)+lt(t,%d/1000))".formatted(begins, last);
    }
    List<String> options = new ArrayList<>(List.of("-force_key_frames", "expr:" + begins));
    options.addAll(List.of("-forced-idr", "1", "-g", "1000000", "-sc_threshold", "0"));
    return options;
  }

  /** An expression of FFmpeg: the number of the segment at a moment. */
  private String segmentAt(String time) {
    long seconds = format.segment().toSeconds();
    return "(floor((%1$s+0.001)/%2$d)+gte(%1$s+0.001,%2$d/2))".formatted(time, seconds);
  }

  private PlannedOutput audio(AudioStream audio, AudioRoute route, Expected expected) {
    List<String> container = new ArrayList<>(TrackOptions.audio(format.segment()));
    container.addAll(Languages.of(audio));
    OutputBounds bounds =
        bounds(
            VideoPlan.audioBits(audio, route, format.audio(), false),
            VideoPlan.audioBits(audio, route, format.audio(), true),
            0);
    return output(
        OutputRole.AUDIO,
        AUDIO_FILE,
        largest.audio(audio, route),
        container,
        expected.audioOnly(),
        bounds);
  }

  private List<PlannedOutput> subtitles() {
    List<StreamPlan> texts = Subtitles.apart(input.source(), chosen);
    return IntStream.range(0, texts.size())
        .mapToObj(i -> subtitles("subtitles-%d.vtt".formatted(i + 1), texts.get(i)))
        .toList();
  }

  private PlannedOutput subtitles(String name, StreamPlan text) {
    return SubtitlePlan.output(input.source(), name, text, longest, limits);
  }

  private PlannedOutput output(
      OutputRole role,
      String name,
      StreamPlan stream,
      List<String> options,
      Expected expected,
      OutputBounds bounds) {
    return new PlannedOutput(
        role,
        name,
        null,
        MP4,
        List.of(stream),
        Containers.plain(bounds, limits.threads(), MP4, options),
        expected,
        bounds);
  }

  private EncodingWork work() {
    double pixels =
        rungs.stream().mapToDouble(rung -> rung.encoding().effort() * rung.pixels()).sum();
    return EncodingWork.of(
        video, FrameTimes.sourceRate(video, input.findings()), pixels * times.rate());
  }

  private OutputBounds bounds(Rung rung) {
    VideoEncoding encoding = rung.encoding();
    Integer maxKbps = encoding.maxKbps();
    double highest = maxKbps == null ? Double.MAX_VALUE : maxKbps * 1000.0;
    double pixels = rung.pixels() * times.rate();
    return bounds(
        Math.min(pixels * encoding.usualBits(), highest),
        Math.min(pixels * UNEVEN * encoding.mostBits(), highest),
        Math.min(FrameTimes.BURST * rung.pixels() * encoding.mostBits(), 2 * highest));
  }

  private OutputBounds bounds(double usualBits, double mostBits, double ahead) {
    return OutputBounds.of(
        MediaLength.of(input.source(), chosen.trim(), longest),
        usualBits,
        mostBits,
        ahead,
        null,
        limits);
  }
}
