package org.mediatranscoder.transcoding.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.mediatranscoder.transcoding.probe.VideoFindings;
import org.mediatranscoder.transcoding.probe.VideoStream;

/**
 * The filters that scale a source and bring its colours to 8 bits of SDR in limited range, with
 * tags that say what the pixels are. Pixels keep the matrix, primaries and transfer of an SDR
 * source that every player knows; all others become BT.709.
 */
record ColorFilters(SourceColor source, double peak) {

  private static final Set<String> EVERYWHERE = Set.of("bt709", "smpte170m", "bt470bg");

  static ColorFilters of(VideoStream video, VideoFindings findings) {
    SourceColor source = SourceColor.of(video, findings);
    return new ColorFilters(source, HdrPeak.of(source.transfer(), findings.peak()));
  }

  /** Of a still picture. */
  static ColorFilters ofPicture(VideoStream picture) {
    SourceColor source = SourceColor.ofPicture(picture);
    return new ColorFilters(source, HdrPeak.of(source.transfer(), null));
  }

  /**
   * For a video.
   *
   * @param scale the scale filter without colour options
   * @param pixelFormat FFmpeg's name of what the encoder gets
   */
  List<String> video(String scale, String pixelFormat) {
    List<String> filters = new ArrayList<>();
    String space = source.space();
    String primaries = source.primaries();
    String transfer = source.transfer();
    if (source.isHdr() || !isEverywhere()) {
      filters.add(scale);
      filters.addAll(toBt709("bt709", "limited"));
      space = "bt709";
      primaries = "bt709";
      transfer = "bt709";
    } else if (source.isRgb()) {
      filters.add(scale + ":out_color_matrix=bt709:out_range=tv");
      space = "bt709";
    } else if (source.gray()) {
      filters.add(scale + grayRange());
    } else {
      filters.add(source.fullRange() ? scale + toLimitedRange() : scale);
    }
    filters.add("format=" + pixelFormat);
    filters.add(
        "setparams=field_mode=prog:range=tv:colorspace=%s:color_primaries=%s:color_trc=%s"
            .formatted(space, primaries, transfer));
    return filters;
  }

  /** For a picture in RGB, as GIF is; {@code scale} as above. */
  List<String> rgb(String scale) {
    List<String> filters = new ArrayList<>();
    if (source.isHdr() || !isEverywhere() || isPal()) {
      filters.add(scale);
      filters.addAll(toBt709("gbr", "full"));
      filters.add("format=gbrp");
    } else if (source.isRgb()) {
      filters.add(scale);
    } else if (source.gray()) {
      filters.addAll(List.of(scale + grayRange(), "format=yuv420p", "scale=in_range=tv"));
    } else {
      String range = source.fullRange() ? "pc" : "tv";
      filters.add(scale + ":in_color_matrix=%s:in_range=%s".formatted(matrix(), range));
    }
    filters.add("format=bgra");
    filters.add("setparams=color_primaries=bt709:color_trc=iec61966-2-1");
    return filters;
  }

  /** Whose tags a browser heeds in a video. */
  private boolean isPal() {
    return "bt470bg".equals(source.transfer()) || "bt470bg".equals(source.primaries());
  }

  private boolean isEverywhere() {
    return EVERYWHERE.contains(source.primaries())
        && (source.isRgb() || EVERYWHERE.contains(source.space()));
  }

  private String toLimitedRange() {
    return ":in_color_matrix=%1$s:out_color_matrix=%1$s:in_range=pc:out_range=tv"
        .formatted(matrix());
  }

  /** Whatever is limited already stays as it is: FFmpeg takes every gray for full range. */
  private String grayRange() {
    return ":in_range=pc:out_range=" + (source.fullRange() ? "tv" : "pc");
  }

  private String matrix() {
    return "bt709".equals(source.space()) ? "bt709" : "bt601";
  }

  private List<String> toBt709(String space, String range) {
    String input =
        "zscale=matrixin=%s:primariesin=%s:rangein=%s"
            .formatted(source.space(), source.primaries(), source.fullRange() ? "full" : "limited");
    String output = ":matrix=%s:range=%s".formatted(space, range);
    if (!source.isHdr()) {
      // Browsers decode every SDR transfer but these as sRGB.
      String curve = "bt470bg".equals(source.transfer()) ? "bt470bg" : "iec61966-2-1";
      return List.of(
          input + ":transferin=" + curve + ":primaries=bt709:transfer=iec61966-2-1" + output);
    }
    return List.of(
        input + ":transferin=" + source.transfer() + ":transfer=linear:npl=" + HdrPeak.WHITE,
        "format=gbrpf32le",
        "zscale=primaries=bt709",
        String.format(Locale.ROOT, "tonemap=mobius:param=0.8:desat=0:peak=%.3f", peak),
        "zscale=transfer=bt709" + output);
  }
}
