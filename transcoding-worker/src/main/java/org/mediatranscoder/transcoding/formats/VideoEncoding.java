package org.mediatranscoder.transcoding.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.catalogue.VideoSettings;

/**
 * How ffmpeg encodes video.
 *
 * @param codec of the video
 * @param resolution pixels of the shorter side at most, as in 720p
 * @param maxKbps kilobits a second at most; null if the encoder has no bound
 * @param bitsFactor how many bits it takes, where those of the codec are 1
 * @param effort work for a pixel, where H.264 with the usual speed is 1
 * @param chosen whether a person chose its quality or its bit rate
 * @param pixelFormat ffmpeg's name of what the encoder gets
 * @param options of ffmpeg
 */
public record VideoEncoding(
    VideoCodec codec,
    int resolution,
    @Nullable Integer maxKbps,
    double bitsFactor,
    double effort,
    boolean chosen,
    String pixelFormat,
    List<String> options) {

  /** The one that every player of H.264, HEVC and VP9 takes. */
  private static final String EVERYWHERE = "yuv420p";

  /** A pixel of 8 bits and 4:2:0 that is not compressed, and some more. */
  private static final double UNCOMPRESSED = 12.5;

  /** How far above its average a bit rate may be, in parts of it. */
  private static final double PEAK = 1.5;

  public VideoEncoding {
    options = List.copyOf(options);
  }

  /** Options that say how good the video is, or how many bits it has. */
  private static final Set<String> OF_QUALITY =
      Set.of("-crf", "-b:v", "-maxrate", "-bufsize", "-pass", "-passlogfile");

  /** Work of both passes, where that of one is 1. */
  private static final double TWO_PASSES = 1.7;

  /** What the first pass found out, as x264 names it. */
  public static final String PASS_LOG = "x264";

  private VideoEncoding(
      VideoCodec codec,
      int resolution,
      @Nullable Integer maxKbps,
      FormatOptions chosen,
      List<String> options) {
    this(
        codec,
        resolution,
        maxKbps,
        chosen.quality().sizeFactor(),
        codec.effort() * chosen.speed().effort(),
        chosen.kbps() > 0 || chosen.quality() != Quality.STANDARD,
        EVERYWHERE,
        with(options, "-pix_fmt", EVERYWHERE));
  }

  /** Whether it takes two passes: the first finds out how difficult each part is. */
  public boolean isTwoPass() {
    return options.contains("-pass");
  }

  /**
   * The same with so many bits, which two passes spend where they are needed.
   *
   * @param shortSide pixels of it at most
   * @param kilobits a second on average
   */
  public VideoEncoding twoPass(int shortSide, int kilobits) {
    int peak = 2 * kilobits;
    List<String> sized = new ArrayList<>();
    for (int i = 0; i < options.size(); i += 2) {
      if (!OF_QUALITY.contains(options.get(i))) {
        sized.addAll(options.subList(i, i + 2));
      }
    }
    sized.addAll(
        List.of("-b:v", kilobits + "k", "-maxrate", peak + "k", "-bufsize", 2 * peak + "k"));
    sized.addAll(List.of("-pass", "2", "-passlogfile", PASS_LOG));
    return new VideoEncoding(
        codec, shortSide, peak, bitsFactor, effort * TWO_PASSES, true, pixelFormat, sized);
  }

  /** Of a video that is not encoded, but copied if it is in this codec. */
  VideoEncoding copying(VideoCodec other) {
    return new VideoEncoding(
        other, resolution, Integer.MAX_VALUE, 1, other.effort(), chosen, pixelFormat, options);
  }

  /** Bits that one pixel of usual video takes. */
  public double usualBits() {
    return codec.usualBits() * bitsFactor;
  }

  /** Bits that one pixel of noise takes at most. */
  public double mostBits() {
    return Math.min(UNCOMPRESSED, codec.mostBits() * Math.max(1, bitsFactor));
  }

  private static List<String> with(List<String> options, String name, String value) {
    return Stream.concat(options.stream(), Stream.of(name, value)).toList();
  }

  static VideoEncoding of(VideoSettings settings, FormatOptions chosen) {
    return switch (settings) {
      case VideoSettings.H264 h264 -> h264(h264, chosen);
      case VideoSettings.Hevc hevc -> hevc(hevc, chosen);
      case VideoSettings.Vp9 vp9 -> vp9(vp9, chosen);
      case VideoSettings.Av1 av1 -> av1(av1, chosen);
      case VideoSettings.Prores prores -> prores(prores, chosen);
    };
  }

  private static VideoEncoding h264(VideoSettings.H264 settings, FormatOptions chosen) {
    List<String> options =
        new ArrayList<>(List.of("-c:v", "libx264", "-preset", chosen.speed().x264()));
    int kbps = chosen.maxKbps(settings.maxKbps(), settings.resolution());
    if (chosen.kbps() > 0) {
      options.addAll(List.of("-b:v", chosen.kbps() + "k"));
      kbps = peak(chosen);
    } else {
      options.addAll(List.of("-crf", Integer.toString(chosen.quality().crf(settings.crf()))));
    }
    options.addAll(List.of("-maxrate", kbps + "k", "-bufsize", 2 * kbps + "k"));
    options.addAll(List.of("-profile:v", "high"));
    return new VideoEncoding(
        VideoCodec.H264, chosen.resolution(settings.resolution()), kbps, chosen, options);
  }

  private static int peak(FormatOptions chosen) {
    return (int) Math.round(chosen.kbps() * PEAK);
  }

  /**
   * With the tag by which Apple's players know it, and without a bit rate: x265 counts it by the
   * frame rate that a source claims.
   */
  private static VideoEncoding hevc(VideoSettings.Hevc settings, FormatOptions chosen) {
    List<String> options =
        new ArrayList<>(List.of("-c:v", "libx265", "-preset", chosen.speed().x265()));
    options.addAll(List.of("-crf", Integer.toString(chosen.quality().crf(settings.crf()))));
    options.addAll(List.of("-tag:v", "hvc1", "-x265-params", "log-level=error"));
    return new VideoEncoding(
        VideoCodec.HEVC, chosen.resolution(settings.resolution()), null, chosen, options);
  }

  private static VideoEncoding vp9(VideoSettings.Vp9 settings, FormatOptions chosen) {
    List<String> options =
        new ArrayList<>(
            List.of(
                "-c:v", "libvpx-vp9",
                "-deadline", "good",
                "-cpu-used", chosen.speed().vp9(),
                "-row-mt", "1",
                "-tile-columns", "2"));
    Integer kbps = null;
    if (chosen.kbps() > 0) {
      kbps = peak(chosen);
      options.addAll(List.of("-b:v", chosen.kbps() + "k"));
      options.addAll(List.of("-maxrate", kbps + "k", "-bufsize", 2 * kbps + "k"));
    } else {
      options.add("-crf");
      options.add(Integer.toString(chosen.quality().crfOfVp9(settings.crf())));
      options.addAll(List.of("-b:v", "0"));
    }
    return new VideoEncoding(
        VideoCodec.VP9, chosen.resolution(settings.resolution()), kbps, chosen, options);
  }

  /** A key frame every ten seconds at most; SVT-AV1 counts its own by the time base. */
  private static VideoEncoding av1(VideoSettings.Av1 settings, FormatOptions chosen) {
    List<String> options =
        new ArrayList<>(List.of("-c:v", "libsvtav1", "-preset", chosen.speed().av1()));
    options.addAll(
        List.of("-crf", Integer.toString(chosen.quality().crfOfVp9(settings.crf())), "-g", "240"));
    return new VideoEncoding(
        VideoCodec.AV1, chosen.resolution(settings.resolution()), null, chosen, options);
  }

  private static VideoEncoding prores(VideoSettings.Prores settings, FormatOptions chosen) {
    return new VideoEncoding(
        VideoCodec.PRORES,
        chosen.resolution(settings.resolution()),
        null,
        1,
        VideoCodec.PRORES.effort(),
        false,
        "yuv422p10le",
        List.of("-c:v", "prores_ks", "-profile:v", "hq", "-vendor", "apl0"));
  }
}
