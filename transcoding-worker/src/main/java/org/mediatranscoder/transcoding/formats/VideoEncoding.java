package org.mediatranscoder.transcoding.formats;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.catalogue.VideoSettings;

/**
 * How ffmpeg encodes video.
 *
 * @param codec of the video
 * @param resolution pixels of the shorter side at most, as in 720p
 * @param maxKbps kilobits a second at most; null if the encoder has no bound
 * @param pixelFormat ffmpeg's name of what the encoder gets
 * @param options of ffmpeg
 */
public record VideoEncoding(
    VideoCodec codec,
    int resolution,
    @Nullable Integer maxKbps,
    String pixelFormat,
    List<String> options) {

  /** The one that every player of H.264, HEVC and VP9 takes. */
  private static final String EVERYWHERE = "yuv420p";

  public VideoEncoding {
    List<String> all = new ArrayList<>(options);
    all.addAll(List.of("-pix_fmt", pixelFormat));
    options = List.copyOf(all);
  }

  static VideoEncoding of(VideoSettings settings) {
    return switch (settings) {
      case VideoSettings.H264 h264 -> h264(h264);
      case VideoSettings.Hevc hevc -> hevc(hevc);
      case VideoSettings.Vp9 vp9 -> vp9(vp9);
    };
  }

  private static VideoEncoding h264(VideoSettings.H264 settings) {
    List<String> options = new ArrayList<>(List.of("-c:v", "libx264", "-preset", "fast"));
    int kbps = settings.maxKbps();
    options.addAll(List.of("-crf", Integer.toString(settings.crf())));
    options.addAll(List.of("-maxrate", kbps + "k", "-bufsize", 2 * kbps + "k"));
    options.addAll(List.of("-profile:v", "high"));
    return new VideoEncoding(VideoCodec.H264, settings.resolution(), kbps, EVERYWHERE, options);
  }

  /**
   * With the tag by which Apple's players know it, and without a highest bit rate: x265 counts it
   * by the frame rate that a source claims.
   */
  private static VideoEncoding hevc(VideoSettings.Hevc settings) {
    List<String> options = new ArrayList<>(List.of("-c:v", "libx265", "-preset", "fast"));
    options.addAll(List.of("-crf", Integer.toString(settings.crf())));
    options.addAll(List.of("-tag:v", "hvc1", "-x265-params", "log-level=error"));
    return new VideoEncoding(VideoCodec.HEVC, settings.resolution(), null, EVERYWHERE, options);
  }

  private static VideoEncoding vp9(VideoSettings.Vp9 settings) {
    return new VideoEncoding(
        VideoCodec.VP9,
        settings.resolution(),
        null,
        EVERYWHERE,
        List.of(
            "-c:v", "libvpx-vp9",
            "-deadline", "good",
            "-cpu-used", "4",
            "-row-mt", "1",
            "-tile-columns", "2",
            "-crf", Integer.toString(settings.crf()),
            "-b:v", "0"));
  }
}
