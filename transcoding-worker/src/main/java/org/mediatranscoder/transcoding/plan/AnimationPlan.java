package org.mediatranscoder.transcoding.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.OutputRole;
import org.mediatranscoder.transcoding.formats.AnimationFormat;
import org.mediatranscoder.transcoding.plan.PlannedOutput.Expected;
import org.mediatranscoder.transcoding.probe.Probe;
import org.mediatranscoder.transcoding.probe.VideoStream;

/**
 * The beginning of a video as an animation. A GIF has a palette of its own; the bounded length
 * keeps the frames that wait for it in memory few.
 */
final class AnimationPlan {

  private AnimationPlan() {}

  static Plan of(
      PlanInput known,
      VideoStream video,
      AnimationFormat format,
      EncodeOptions chosen,
      PlanLimits limits) {
    Probe source = known.source();
    Trim trim = chosen.trim();
    RgbFrames frames = RgbFrames.of(known, video, format.longSide(), chosen);
    FrameSize size = frames.size();
    List<String> filters = new ArrayList<>(trim.videoFilters(source));
    filters.addAll(frames.filters(rate(video, format)));
    filters.addAll(chosen.turn().filters());
    String graph =
        "[0:%d]".formatted(video.index()) + format.graph().formatted(String.join(",", filters));
    Duration read = trim.decodedBefore(source).plus(format.length());
    List<String> input = new ArrayList<>(trim.inputOptions(source));
    input.addAll(
        InputOptions.of(source, List.of("-t", Long.toString(read.plusMillis(999).toSeconds()))));
    input.addAll(frames.inputOptions());
    OutputBounds bounds = bounds(source, trim, size, format, limits);
    List<String> reasons =
        VideoReasons.reasons(video, known.findings(), format.codec(), size, format.fps(), chosen);
    String reason = VideoReasons.of(format.codec(), reasons);
    List<String> options = new ArrayList<>(List.of("-map", "[out]"));
    options.addAll(format.options());
    PlannedOutput output =
        new PlannedOutput(
            OutputRole.MAIN,
            format.codec(),
            List.of(new StreamPlan.Encode(video, reason, options)),
            Containers.plain(bounds, limits.threads(), format.codec(), List.of()),
            expected(source, video, trim, format),
            bounds);
    return new Plan(input, graph, null, List.of(output));
  }

  private static OutputBounds bounds(
      Probe source, Trim trim, FrameSize size, AnimationFormat format, PlanLimits limits) {
    double pixels = (double) size.width() * size.height() * format.fps();
    return OutputBounds.of(
        MediaLength.ofBeginning(source, trim, format.length(), limits.maxDuration()),
        pixels * format.usualBits(),
        pixels * format.mostBits(),
        0,
        null,
        limits);
  }

  /** Of steps of the same length. */
  private static List<String> rate(VideoStream video, AnimationFormat format) {
    // Trimmed also in the graph: two frames that are hours apart are filled up with copies, which
    // the palette would wait for.
    // A video that is shorter than half a step is still one frame.
    return List.of(
        FrameTimes.asInBrowsers(video) + "fps=%d:eof_action=pass".formatted(format.fps()),
        "trim=duration=" + format.length().toSeconds());
  }

  private static Expected expected(
      Probe source, VideoStream video, Trim trim, AnimationFormat format) {
    Trim.Part part = trim.of(source, video.startTime(), video.duration());
    Duration own = part.length() != null ? part.length() : trim.of(source.duration());
    return new Expected(
        video,
        null,
        source.exact() ? atMost(part.length(), format.length()) : null,
        null,
        null,
        atMost(own, format.length()),
        source.duration(),
        source.exact(),
        part.from(),
        Duration.ZERO);
  }

  private static @Nullable Duration atMost(@Nullable Duration length, Duration most) {
    return length == null ? null : MediaLength.shorter(length, most);
  }
}
