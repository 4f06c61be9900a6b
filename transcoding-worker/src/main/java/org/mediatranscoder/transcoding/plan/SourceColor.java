package org.mediatranscoder.transcoding.plan;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.transcoding.probe.ColorTags;
import org.mediatranscoder.transcoding.probe.FrameShape;
import org.mediatranscoder.transcoding.probe.VideoFindings;
import org.mediatranscoder.transcoding.probe.VideoStream;

/**
 * How the colours of a source are read, in FFmpeg's names. What the source does not say is decided
 * here, once, as docs/decisions/0025 says: HD is BT.709 and SD is BT.601, by the size of a frame.
 *
 * @param fullRange whether black is 0, else limited range
 * @param space the matrix; {@code gbr} for RGB
 */
record SourceColor(
    boolean fullRange, String space, String primaries, String transfer, boolean gray) {

  private static final Set<String> SPACES =
      Set.of("bt709", "smpte170m", "bt470bg", "fcc", "smpte240m", "ycgco", "bt2020nc", "bt2020c");

  private static final Set<String> PRIMARIES =
      Set.of(
          "bt709",
          "smpte170m",
          "bt470bg",
          "bt470m",
          "smpte240m",
          "film",
          "bt2020",
          "smpte431",
          "smpte432");

  private static final Set<String> TRANSFERS =
      Set.of(
          "bt709", "smpte170m", "bt470bg", "bt470m", "iec61966-2-1", "smpte2084", "arib-std-b67");

  /** The primaries that come with a matrix. */
  private static final Map<String, String> PRIMARIES_OF =
      Map.of(
          "smpte170m",
          "smpte170m",
          "smpte240m",
          "smpte240m",
          "bt2020nc",
          "bt2020",
          "bt2020c",
          "bt2020");

  static SourceColor of(VideoStream video, VideoFindings findings) {
    ColorTags tags = video.color();
    String pixels = video.pixelFormat() == null ? "yuv420p" : video.pixelFormat();
    String transfer = known(TRANSFERS, tags.transfer(), "bt709");
    if (isRgb(pixels)) {
      return new SourceColor(
          true, "gbr", known(PRIMARIES, tags.primaries(), "bt709"), transfer, false);
    }
    String space = known(SPACES, tags.space(), usualSpace(video, findings));
    return new SourceColor(
        pixels.startsWith("yuvj") || "pc".equals(tags.range()),
        space,
        known(PRIMARIES, tags.primaries(), usualPrimaries(space, video)),
        transfer,
        isGray(pixels));
  }

  /** Of a still picture: sRGB if it says nothing, and BT.601 (JFIF, RFC 9649, MIAF) as matrix. */
  static SourceColor ofPicture(VideoStream picture) {
    ColorTags tags = picture.color();
    String pixels = picture.pixelFormat() == null ? "yuv420p" : picture.pixelFormat();
    String primaries = known(PRIMARIES, tags.primaries(), "bt709");
    String transfer = known(TRANSFERS, tags.transfer(), "iec61966-2-1");
    boolean full = pixels.startsWith("yuvj") || "pc".equals(tags.range());
    boolean gray = isGray(pixels);
    // FFmpeg takes every gray for full range, which it is here.
    if (isRgb(pixels) || (gray && !"tv".equals(tags.range()))) {
      return new SourceColor(true, "gbr", primaries, transfer, false);
    }
    String space = known(SPACES, tags.space(), "smpte170m");
    return new SourceColor(full, space, primaries, transfer, gray);
  }

  /** Whether some of it may be transparent. */
  static boolean hasAlpha(VideoStream picture) {
    String pixels = String.valueOf(picture.pixelFormat());
    return pixels.matches("(rgba|bgra|argb|abgr|gbrap|ya|yuva|pal8).*");
  }

  private static boolean isGray(String pixels) {
    return pixels.startsWith("gray") || pixels.matches("ya\\d.*");
  }

  boolean isHdr() {
    return new ColorTags(null, null, null, transfer).isHdr();
  }

  boolean isRgb() {
    return "gbr".equals(space);
  }

  private static boolean isRgb(String pixels) {
    return pixels.matches("(0?rgb|0?bgr|argb|abgr|gbr|pal8|x2rgb|x2bgr|mono|bayer).*");
  }

  private static String usualSpace(VideoStream video, VideoFindings findings) {
    if (video.color().isHdr() || "bt2020".equals(video.color().primaries())) {
      return "bt2020nc";
    }
    // VP8 knows no other matrix (RFC 6386, section 9.2).
    if (isHd(video, findings) && !"vp8".equals(video.codec())) {
      return "bt709";
    }
    return isPal(video) ? "bt470bg" : "smpte170m";
  }

  private static String usualPrimaries(String space, VideoStream video) {
    // JPEG writes the matrix of 576 lines whatever its size.
    return "bt470bg".equals(space) && isPal(video)
        ? "bt470bg"
        : PRIMARIES_OF.getOrDefault(space, "bt709");
  }

  private static boolean isHd(VideoStream video, VideoFindings findings) {
    FrameShape largest = findings.largest();
    return video.frameWidth() >= 1280
        || video.frameHeight() > 576
        || (largest != null && largest.height() > 576);
  }

  private static boolean isPal(VideoStream video) {
    return video.frameHeight() == 576;
  }

  private static String known(Set<String> names, @Nullable String tag, String otherwise) {
    return tag != null && names.contains(tag) ? tag : otherwise;
  }
}
