package org.mediatranscoder.transcoding.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.transcoding.cage.CageLimits;
import org.mediatranscoder.transcoding.formats.AnimationFormat;
import org.mediatranscoder.transcoding.plan.EncodePlan.Expected;
import org.mediatranscoder.transcoding.probe.Probe;
import org.mediatranscoder.transcoding.probe.VideoFindings;
import org.mediatranscoder.transcoding.probe.VideoStream;

/**
 * The beginning of a film as a GIF with a palette of its own. One graph makes the palette and uses
 * it, so the source is decoded once; the bounded length keeps the frames that wait in memory few.
 */
final class AnimationPlan {

  /** Without the last two, red becomes three levels darker. */
  private static final String EXACT = ":flags=lanczos+accurate_rnd+full_chroma_int";

  private AnimationPlan() {}

  static EncodePlan of(
      Probe source,
      VideoStream picture,
      VideoFindings findings,
      AnimationFormat format,
      CageLimits limits) {
    FrameSize size = FrameSize.of(picture, findings).fitLongSide(format.longSide());
    Canvas canvas = new Canvas(size, findings.largest() != null);
    long seconds = format.length().toSeconds();
    String graph =
        "[0:%d]%s,split[a][b];[a]palettegen[p];[b][p]paletteuse[out]"
            .formatted(
                picture.index(), String.join(",", filters(picture, findings, canvas, format)));
    List<String> input = new ArrayList<>(InputOptions.of(source, "-t", Long.toString(seconds)));
    if (canvas.varies()) {
      // A new graph would begin a new palette, and what came before would be lost.
      input.addAll(List.of("-reinit_filter", "0"));
    }
    List<String> output = new ArrayList<>(List.of("-map", "[out]"));
    output.addAll(Containers.plain(limits, "gif", List.of()));
    return new EncodePlan(input, graph, output, expected(source, picture, format));
  }

  private static List<String> filters(
      VideoStream picture, VideoFindings findings, Canvas canvas, AnimationFormat format) {
    // Trimmed also in the graph: two frames that are hours apart are filled up with copies, which
    // the palette would wait for.
    // A film that is shorter than half a step is still one picture.
    List<String> rate =
        List.of(
            FrameTimes.asInBrowsers(picture) + "fps=%d:eof_action=pass".formatted(format.fps()),
            "trim=duration=" + format.length().toSeconds());
    List<String> picked =
        new ArrayList<>(ColorFilters.of(picture, findings).rgb(canvas.scale() + EXACT));
    picked.addAll(canvas.end());
    List<String> filters = new ArrayList<>();
    if (canvas.varies()) {
      filters.addAll(picked);
      filters.addAll(rate);
    } else {
      filters.addAll(ScanFilters.eachFrame(findings.scan(), FrameTimes.telecineRate(picture)));
      filters.addAll(rate);
      filters.addAll(CropFilter.of(picture, canvas));
      filters.addAll(picked);
    }
    return filters;
  }

  private static Expected expected(Probe source, VideoStream picture, AnimationFormat format) {
    Duration own = picture.duration() != null ? picture.duration() : source.duration();
    return new Expected(
        picture,
        null,
        exactly(source, picture, format),
        null,
        null,
        own == null ? null : shorter(own, format.length()),
        source.duration(),
        source.exact());
  }

  private static @Nullable Duration exactly(
      Probe source, VideoStream picture, AnimationFormat format) {
    Duration own = picture.duration();
    return source.exact() && own != null ? shorter(own, format.length()) : null;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
