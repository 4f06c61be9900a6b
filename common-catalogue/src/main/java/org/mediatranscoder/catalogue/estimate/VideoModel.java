package org.mediatranscoder.catalogue.estimate;

import java.util.Objects;
import java.util.Set;
import org.mediatranscoder.catalogue.VideoSettings;

/** How large video becomes: the more bits the source has for a pixel, the more it needs. */
record VideoModel(SourceFacts source, Frames frames, double sourceSeconds, Wanted wanted) {

  /** Kilobits a second of the audio of a source with video, but no more than a part of all. */
  private static final double USUAL_AUDIO = 128_000;

  private static final double MOST_AUDIO = 0.3;

  /** Frames a second of what was measured. */
  private static final double RATE = 25;

  /** Nobody knows the codec, which says how much its bits are worth. */
  private static final double UNSURE = 0.25;

  /** Codecs whose encoders are always as quick. */
  private static final Set<String> WITHOUT_SPEED =
      Set.of("prores", "gif", "webp", "webp-picture", "avif", "jpeg", "png", "sprites");

  /** Steps of a constant rate factor that double the bits: of H.264 and HEVC, and of the others. */
  private static final double DOUBLING = 6;

  private static final double DOUBLING_OF_VP9 = 9;

  /** Of so many seconds of frames that come out so. */
  Size size(VideoSettings settings, Frames made, double seconds) {
    if (wanted.kbps() > 0) {
      return new Size(seconds * wanted.kbps() * 125, 0.15);
    }
    double factor = wanted.videoBits() * ofQuality(settings);
    Size free = size(name(settings), made, seconds, factor);
    return settings instanceof VideoSettings.H264 h264
        ? free.atMost(seconds * h264.maxKbps() * 125 * Math.max(1, wanted.videoBits()))
        : free;
  }

  Size size(String codec, Frames made, double seconds, double factor) {
    Measured.Video figures = Measured.FIGURES.video(codec);
    double scale = made.area() / frames.area();
    double bits =
        figures.bits()
            * Math.pow(bitsOfPixel(), figures.ofSource())
            * Math.pow(scale, figures.ofScale())
            * Math.pow(made.rate() / RATE, figures.ofRate())
            * factor;
    boolean sure = Measured.FIGURES.sources().containsKey(String.valueOf(source.videoCodec()));
    double spread = figures.spread();
    if (!sure) {
      spread = Math.hypot(spread, UNSURE * figures.ofSource());
    }
    return new Size(bits * made.pixelsPerSecond() * seconds / 8, spread);
  }

  /** Of the source, as many as H.264 would take. */
  private double bitsOfPixel() {
    double bits = source.sizeBytes() * 8 / sourceSeconds;
    double audio = source.hasAudio() ? Math.min(USUAL_AUDIO, MOST_AUDIO * bits) : 0;
    double worth =
        Objects.requireNonNullElse(
            Measured.FIGURES.sources().get(String.valueOf(source.videoCodec())), 1.0);
    return Math.max(1e-4, (bits - audio) / frames.pixelsPerSecond() * worth);
  }

  /** What it takes to encode so many seconds of frames that come out so. */
  double seconds(String codec, Frames made, double seconds) {
    double effort = WITHOUT_SPEED.contains(codec) ? 1 : wanted.effort();
    double perPixel = Measured.FIGURES.video(codec).seconds() * effort / 1e6;
    return made.pixelsPerSecond() * seconds * perPixel;
  }

  /** What it takes to decode so many seconds of the source. */
  double decoding(double seconds) {
    return frames.pixelsPerSecond() * seconds * Measured.FIGURES.job().decoding() / 1e6;
  }

  private static double ofQuality(VideoSettings settings) {
    return switch (settings) {
      case VideoSettings.H264 h264 -> Math.pow(2, (22 - h264.crf()) / DOUBLING);
      case VideoSettings.Hevc hevc -> Math.pow(2, (26 - hevc.crf()) / DOUBLING);
      case VideoSettings.Vp9 vp9 -> Math.pow(2, (33 - vp9.crf()) / DOUBLING_OF_VP9);
      case VideoSettings.Av1 av1 -> Math.pow(2, (35 - av1.crf()) / DOUBLING_OF_VP9);
      case VideoSettings.Prores _ -> 1;
    };
  }

  static String name(VideoSettings settings) {
    return switch (settings) {
      case VideoSettings.H264 _ -> "h264";
      case VideoSettings.Hevc _ -> "hevc";
      case VideoSettings.Vp9 _ -> "vp9";
      case VideoSettings.Av1 _ -> "av1";
      case VideoSettings.Prores _ -> "prores";
    };
  }
}
