package org.mediatranscoder.transcoding.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.transcoding.formats.AnimationFormat;
import org.mediatranscoder.transcoding.plan.PlannedOutput.Expected;
import org.mediatranscoder.transcoding.probe.Probe;
import org.mediatranscoder.transcoding.probe.VideoFindings;
import org.mediatranscoder.transcoding.probe.VideoStream;

/**
 * The beginning of a video as a GIF with a palette of its own. One graph makes the palette and uses
 * it, so the source is decoded once; the bounded length keeps the frames that wait in memory few.
 */
final class AnimationPlan {

  /** Without the last two, red becomes three levels darker. */
  private static final String EXACT = ":flags=lanczos+accurate_rnd+full_chroma_int";

  /** Of a pixel of usual video. */
  private static final double USUAL_BITS = 4;

  /** Codes of LZW are 12 bits long, and noise has one for each pixel. */
  private static final double MOST_BITS = 12;

  private AnimationPlan() {}

  static Plan of(
      Probe source,
      VideoStream video,
      VideoFindings findings,
      AnimationFormat format,
      PlanLimits limits) {
    FrameSize size = FrameSize.of(video, findings).fitLongSide(format.longSide());
    Canvas canvas = new Canvas(size, findings.largest() != null);
    long seconds = format.length().toSeconds();
    String graph =
        "[0:%d]%s,split[a][b];[a]palettegen[p];[b][p]paletteuse[out]"
            .formatted(video.index(), String.join(",", filters(video, findings, canvas, format)));
    List<String> input = new ArrayList<>(InputOptions.of(source, "-t", Long.toString(seconds)));
    if (canvas.varies()) {
      // A new graph would begin a new palette, and what came before would be lost.
      input.addAll(List.of("-reinit_filter", "0"));
    }
    OutputBounds bounds = bounds(source, size, format, limits);
    String reason = VideoReasons.of(video, findings, "gif", size, format.fps());
    PlannedOutput output =
        new PlannedOutput(
            OutputRole.MAIN,
            "gif",
            List.of(new StreamPlan.Encode(video, reason, List.of("-map", "[out]"))),
            Containers.plain(bounds, limits.threads(), "gif", List.of()),
            expected(source, video, format),
            bounds);
    return new Plan(input, graph, null, List.of(output));
  }

  private static OutputBounds bounds(
      Probe source, FrameSize size, AnimationFormat format, PlanLimits limits) {
    double pixels = (double) size.width() * size.height() * format.fps();
    return OutputBounds.of(
        MediaLength.ofBeginning(source, format.length(), limits.maxDuration()),
        pixels * USUAL_BITS,
        pixels * MOST_BITS,
        0,
        null,
        limits);
  }

  private static List<String> filters(
      VideoStream video, VideoFindings findings, Canvas canvas, AnimationFormat format) {
    // Trimmed also in the graph: two frames that are hours apart are filled up with copies, which
    // the palette would wait for.
    // A video that is shorter than half a step is still one frame.
    List<String> rate =
        List.of(
            FrameTimes.asInBrowsers(video) + "fps=%d:eof_action=pass".formatted(format.fps()),
            "trim=duration=" + format.length().toSeconds());
    List<String> picked =
        new ArrayList<>(ColorFilters.of(video, findings).rgb(canvas.scale() + EXACT));
    picked.addAll(canvas.end());
    List<String> filters = new ArrayList<>();
    if (canvas.varies()) {
      filters.addAll(picked);
      filters.addAll(rate);
    } else {
      filters.addAll(ScanFilters.eachFrame(findings.scan(), FrameTimes.telecineRate(video)));
      filters.addAll(rate);
      filters.addAll(CropFilter.of(video, canvas));
      filters.addAll(picked);
    }
    return filters;
  }

  private static Expected expected(Probe source, VideoStream video, AnimationFormat format) {
    Duration own = video.duration() != null ? video.duration() : source.duration();
    return new Expected(
        video,
        null,
        exactly(source, video, format),
        null,
        null,
        own == null ? null : shorter(own, format.length()),
        source.duration(),
        source.exact());
  }

  private static @Nullable Duration exactly(
      Probe source, VideoStream video, AnimationFormat format) {
    Duration own = video.duration();
    return source.exact() && own != null ? shorter(own, format.length()) : null;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
