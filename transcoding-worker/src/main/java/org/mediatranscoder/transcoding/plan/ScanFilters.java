package org.mediatranscoder.transcoding.plan;

import java.util.List;
import org.mediatranscoder.transcoding.probe.Scan;

/** The filters that make frames of one moment each from what was found in a source. */
final class ScanFilters {

  private ScanFilters() {}

  /**
   * Each field becomes a frame, so that motion stays as smooth as on television.
   *
   * @param telecineRate of the source, as FFmpeg takes it
   */
  static List<String> eachField(Scan scan, String telecineRate) {
    return of(scan, "send_field", telecineRate);
  }

  /** Two fields become a frame. */
  static List<String> eachFrame(Scan scan, String telecineRate) {
    return of(scan, "send_frame", telecineRate);
  }

  /** How many frames come of one. */
  static double factor(Scan scan) {
    return switch (scan) {
      case PROGRESSIVE -> 1;
      case TOP_FIELD_FIRST, BOTTOM_FIELD_FIRST, MIXED -> 2;
      case TELECINE_TOP_FIELD_FIRST, TELECINE_BOTTOM_FIELD_FIRST -> 0.8;
    };
  }

  private static List<String> of(Scan scan, String mode, String telecineRate) {
    return switch (scan) {
      case PROGRESSIVE -> List.of();
      case TOP_FIELD_FIRST -> List.of("bwdif=mode=" + mode + ":parity=tff:deint=all");
      case BOTTOM_FIELD_FIRST -> List.of("bwdif=mode=" + mode + ":parity=bff:deint=all");
      // idet marks the frames that are interlaced, whatever the source says of them.
      case MIXED ->
          List.of("idet=intl_thres=1.15", "bwdif=mode=" + mode + ":parity=auto:deint=interlaced");
      case TELECINE_TOP_FIELD_FIRST -> telecine("tff", telecineRate);
      case TELECINE_BOTTOM_FIELD_FIRST -> telecine("bff", telecineRate);
    };
  }

  /** Leaving out every fifth frame needs a constant rate: it counts frames, not times. */
  private static List<String> telecine(String order, String rate) {
    return List.of(
        "fps=" + rate,
        "fieldmatch=order=" + order,
        "bwdif=mode=send_frame:parity=auto:deint=interlaced",
        "decimate");
  }
}
