package org.mediatranscoder.transcoding.plan;

import java.util.ArrayList;
import java.util.List;
import org.mediatranscoder.transcoding.probe.Scan;
import org.mediatranscoder.transcoding.probe.VideoFindings;
import org.mediatranscoder.transcoding.probe.VideoStream;

/** Why a video is encoded, in plain words. */
final class VideoReasons {

  private VideoReasons() {}

  /**
   * Such as {@code encoded to H.264: it is HEVC, 3840 × 2160 becomes 1280 × 720}.
   *
   * @param codec FFmpeg's name of that of the output, such as {@code h264}
   */
  static String of(String codec, List<String> reasons) {
    String why =
        reasons.isEmpty() ? "whether it may be copied was not checked" : String.join(", ", reasons);
    return "encoded to " + CodecNames.of(codec) + ": " + why;
  }

  /**
   * What is to be different.
   *
   * @param codec FFmpeg's name of that of the output, such as {@code h264}
   * @param rate frames a second of the output on average
   * @param chosen by a person
   */
  static List<String> reasons(
      VideoStream video,
      VideoFindings findings,
      String codec,
      FrameSize size,
      double rate,
      EncodeOptions chosen) {
    List<String> reasons = new ArrayList<>();
    if (!video.codec().equals(codec)) {
      reasons.add("it is " + CodecNames.of(video.codec()));
    }
    if (video.bitDepth() != null && video.bitDepth() > 8 && !codec.equals("prores")) {
      reasons.add(video.bitDepth() + " bit does not play everywhere");
    }
    if (video.color().isHdr()) {
      reasons.add("HDR is shown as SDR");
    }
    if (video.width() != size.width() || video.height() != size.height()) {
      reasons.add(
          "%d × %d becomes %d × %d"
              .formatted(video.width(), video.height(), size.width(), size.height()));
    }
    if (video.rotation() != 0) {
      reasons.add("it is turned upright");
    }
    if (findings.scan() != Scan.PROGRESSIVE) {
      reasons.add("it is interlaced");
    }
    if (findings.largest() != null) {
      reasons.add("its frames change their shape");
    }
    if (chosen.frameRate() != null) {
      reasons.add("%s frames a second".formatted(words(rate)));
    } else if (FrameTimes.sourceRate(video, findings) > rate + 1) {
      reasons.add("it has more than %d frames a second".formatted(Math.round(rate)));
    }
    if (chosen.turn() != Turn.NONE) {
      reasons.add("it is turned by %d° clockwise".formatted(chosen.turn().degrees()));
    }
    if (!chosen.crop().equals(Crop.NONE)) {
      reasons.add("it is cropped");
    }
    if (chosen.trim().isExact()) {
      reasons.add("a part of it is cut out");
    }
    return reasons;
  }

  /** Such as 25 or 29.97. */
  private static String words(double rate) {
    double rounded = Math.round(rate * 1000) / 1000.0;
    return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : "" + rounded;
  }
}
