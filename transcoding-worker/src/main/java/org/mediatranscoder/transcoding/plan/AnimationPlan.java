package org.mediatranscoder.transcoding.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.transcoding.cage.CageLimits;
import org.mediatranscoder.transcoding.formats.AnimationFormat;
import org.mediatranscoder.transcoding.plan.EncodePlan.Expected;
import org.mediatranscoder.transcoding.probe.Probe;
import org.mediatranscoder.transcoding.probe.VideoStream;

/**
 * The beginning of a film as a GIF with a palette of its own. One graph makes the palette and uses
 * it, so the source is decoded once; the bounded length keeps the frames that wait in memory few.
 */
final class AnimationPlan {

  private AnimationPlan() {}

  static EncodePlan of(
      Probe source, VideoStream picture, AnimationFormat format, CageLimits limits) {
    FrameSize size =
        new FrameSize(picture.width(), picture.height()).fitLongSide(format.longSide());
    long seconds = format.length().toSeconds();
    // Trimmed also in the graph: two frames that are hours apart are filled up with copies, which
    // the palette would wait for.
    // A film that is shorter than half a step is still one picture.
    String scale = "scale=%d:%d:flags=lanczos".formatted(size.width(), size.height());
    String graph =
        "[0:%d]fps=%d:eof_action=pass,trim=duration=%d,%s,setsar=1,split[a][b];[a]palettegen[p];[b][p]paletteuse[out]"
            .formatted(
                picture.index(),
                format.fps(),
                seconds,
                String.join(",", ColorFilters.of(picture).rgb(scale)));
    List<String> input = InputOptions.of(source, "-t", Long.toString(seconds));
    List<String> output = new ArrayList<>(List.of("-map", "[out]"));
    output.addAll(Containers.plain(limits, "gif", List.of()));
    return new EncodePlan(input, graph, output, expected(source, picture, format));
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
