package org.mediatranscoder.transcoding.probe;

import java.util.List;
import java.util.Set;

/** Decides from what idet prints of a few frames whether a video is interlaced. */
final class ScanDetection {

  private static final String SINGLE = "lavfi.idet.single.current_frame=";
  private static final String REPEATED = "lavfi.idet.repeated.current_frame=";

  /** Made for the web, after interlacing. */
  private static final Set<String> ALWAYS_PROGRESSIVE =
      Set.of("vp8", "vp9", "av1", "gif", "theora");

  /** Lines of television and of video tape. */
  private static final Set<Integer> LINES = Set.of(480, 486, 512, 576, 1080, 1088);

  private ScanDetection() {}

  /** Whether a look pays: the video says so, or it looks like television and cannot be trusted. */
  static boolean canBeInterlaced(VideoStream video) {
    if (ALWAYS_PROGRESSIVE.contains(video.codec()) || video.color().isHdr()) {
      return false;
    }
    String order = video.fieldOrder();
    if (order != null && !"progressive".equals(order)) {
      return true;
    }
    Rational rate = video.averageFrameRate();
    return LINES.contains(video.frameHeight())
        && rate != null
        && rate.toDouble() > 24.5
        && rate.toDouble() < 31;
  }

  static Scan of(List<String> printed, VideoStream video) {
    long top = count(printed, SINGLE + "tff");
    long bottom = count(printed, SINGLE + "bff");
    long progressive = count(printed, SINGLE + "progressive");
    long more = Math.max(top, bottom);
    // Fields come in one order all through; noise shows both.
    if (more < 3 || more * 8 < progressive || more < 8 * Math.min(top, bottom)) {
      return Scan.PROGRESSIVE;
    }
    boolean topFirst = top > bottom;
    if (isTelecine(printed, video)) {
      return topFirst ? Scan.TELECINE_TOP_FIELD_FIRST : Scan.TELECINE_BOTTOM_FIELD_FIRST;
    }
    if (progressive * 4 > more) {
      return Scan.MIXED;
    }
    return topFirst ? Scan.TOP_FIELD_FIRST : Scan.BOTTOM_FIELD_FIRST;
  }

  /** Of five frames of 2:3 pulldown one repeats its upper field and one its lower. */
  private static boolean isTelecine(List<String> printed, VideoStream video) {
    Rational rate = video.averageFrameRate();
    long top = count(printed, REPEATED + "top");
    long bottom = count(printed, REPEATED + "bottom");
    long all = top + bottom + count(printed, REPEATED + "neither");
    return rate != null && Math.abs(rate.toDouble() - 30) < 0.1 && Math.min(top, bottom) * 8 > all;
  }

  private static long count(List<String> printed, String line) {
    return printed.stream().filter(line::equals).count();
  }
}
