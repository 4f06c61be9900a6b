package org.mediatranscoder.transcoding.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.OutputRole;
import org.mediatranscoder.transcoding.failure.UnsuitableOptionException;
import org.mediatranscoder.transcoding.formats.AnimationFormat;
import org.mediatranscoder.transcoding.plan.PlannedOutput.Expected;
import org.mediatranscoder.transcoding.probe.Probe;
import org.mediatranscoder.transcoding.probe.VideoFindings;
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
    VideoFindings findings = known.findings();
    Trim trim = chosen.trim();
    if (trim.of(source, video.startTime(), video.duration()).isEmpty()) {
      throw UnsuitableOptionException.nothingLeft("video", trim.start());
    }
    FrameSize whole = FrameSize.of(video, findings);
    FrameSize size = chosen.crop().of(whole).fitLongSide(format.longSide());
    Canvas canvas = new Canvas(size, findings.largest() != null);
    List<String> filters = new ArrayList<>(trim.videoFilters(source));
    filters.addAll(
        RgbFrames.filters(
            video, findings, canvas, rate(video, format), chosen.crop().filters(whole)));
    filters.addAll(chosen.turn().filters());
    String graph =
        "[0:%d]".formatted(video.index()) + format.graph().formatted(String.join(",", filters));
    Duration read = trim.decodedBefore(source).plus(format.length());
    List<String> input = new ArrayList<>(trim.inputOptions(source));
    input.addAll(
        InputOptions.of(source, List.of("-t", Long.toString(read.plusMillis(999).toSeconds()))));
    if (canvas.varies()) {
      // A new graph would begin a new palette, and what came before would be lost.
      input.addAll(List.of("-reinit_filter", "0"));
    }
    OutputBounds bounds = bounds(source, trim, size, format, limits);
    List<String> reasons =
        VideoReasons.reasons(video, findings, format.codec(), size, format.fps(), chosen);
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
