package org.mediatranscoder.transcoding.probe;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds frames that change their size or aspect ratio in mid-stream. */
final class ShapeChanges {

  /** Recordings of what was sent, whatever it was. */
  private static final Set<String> BROADCASTS = Set.of("mpegts", "mpeg", "mpegvideo", "flv");

  /** Codecs that change their size without a new header of the file, as video calls do. */
  private static final Set<String> CALLS = Set.of("vp8", "vp9", "av1");

  private static final Pattern FRAME = Pattern.compile("(\\d{1,5}),(\\d{1,5}),?([^,]*).*");

  private ShapeChanges() {}

  static boolean canHappen(Probe source, VideoStream video) {
    return BROADCASTS.contains(source.container())
        || CALLS.contains(video.codec())
        // A live recording: its container was written before its end was known.
        || (source.container().startsWith("matroska") && source.duration() == null);
  }

  /** The largest shape; null if all are alike. */
  static @Nullable FrameShape largest(List<String> printed) {
    List<FrameShape> shapes = printed.stream().flatMap(ShapeChanges::shape).distinct().toList();
    return shapes.size() < 2
        ? null
        : shapes.stream().max(Comparator.comparingLong(FrameShape::pixels)).orElseThrow();
  }

  private static Stream<FrameShape> shape(String line) {
    Matcher matcher = FRAME.matcher(line);
    if (!matcher.matches()) {
      return Stream.empty();
    }
    double aspect = ProbedText.pixelAspect(Rational.parse(matcher.group(3)));
    int width = (int) Math.round(Integer.parseInt(matcher.group(1)) * aspect);
    int height = Integer.parseInt(matcher.group(2));
    return width > 0 && height > 0 ? Stream.of(new FrameShape(width, height)) : Stream.empty();
  }
}
