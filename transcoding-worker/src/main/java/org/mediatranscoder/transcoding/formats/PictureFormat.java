package org.mediatranscoder.transcoding.formats;

import java.util.List;
import org.mediatranscoder.catalogue.Container;
import org.mediatranscoder.model.format.MediaFormat;

/**
 * One frame of a video, or a still picture.
 *
 * @param longSide pixels of the longer side at most
 * @param codec such as {@code jpeg}
 * @param muxer ffmpeg's name
 * @param options of its encoder
 * @param conversion the last filters, from RGB to what the encoder takes
 * @param transparency what becomes of what is transparent
 * @param usualBits of a pixel; likewise mostBits
 */
public record PictureFormat(
    MediaFormat entry,
    int longSide,
    String codec,
    String muxer,
    List<String> options,
    String conversion,
    Transparency transparency,
    double usualBits,
    double mostBits)
    implements OutputFormat {

  /** Where a kind of picture has it. */
  public enum Transparency {
    /** It has none: white is seen. */
    WHITE,
    /** In each pixel. */
    OF_PIXELS,
    /** In a picture of its own beside that of the colours. */
    BESIDE
  }

  /** YUV of BT.601 in full range, as JFIF and MIAF say. */
  private static final String TO_YUV =
      "scale=out_color_matrix=bt601:out_range=pc:flags=accurate_rnd+full_chroma_inp,format=";

  /** Both versions of FFmpeg write what a filter says, and not all of what options say. */
  private static final String SRGB =
      ",setparams=range=pc:colorspace=smpte170m:color_primaries=bt709:color_trc=iec61966-2-1";

  static PictureFormat of(MediaFormat entry, Container container, int longSide) {
    ContainerFormat file = ContainerFormat.of(container);
    return switch (container) {
      case WEBP -> webp(entry, file, longSide);
      case AVIF -> avif(entry, file, longSide);
      case PNG -> png(entry, file, longSide);
      default -> jpeg(entry, file, longSide);
    };
  }

  private static PictureFormat jpeg(MediaFormat entry, ContainerFormat file, int longSide) {
    return new PictureFormat(
        entry,
        longSide,
        "jpeg",
        file.muxer(),
        List.of("-c:v", "mjpeg", "-q:v", "3", "-huffman", "optimal"),
        TO_YUV + "yuvj420p",
        Transparency.WHITE,
        3,
        24);
  }

  private static PictureFormat png(MediaFormat entry, ContainerFormat file, int longSide) {
    return new PictureFormat(
        entry,
        longSide,
        "png",
        file.muxer(),
        List.of("-c:v", "png", "-pred", "mixed"),
        "null",
        Transparency.OF_PIXELS,
        12,
        32);
  }

  /** The encoder converts colours itself, and better where they change sharply. */
  private static PictureFormat webp(MediaFormat entry, ContainerFormat file, int longSide) {
    return new PictureFormat(
        entry,
        longSide,
        "webp",
        file.muxer(),
        List.of("-c:v", "libwebp", "-lossless", "0", "-quality", "85"),
        "format=bgra",
        Transparency.OF_PIXELS,
        2.5,
        32);
  }

  private static PictureFormat avif(MediaFormat entry, ContainerFormat file, int longSide) {
    return new PictureFormat(
        entry,
        longSide,
        "avif",
        file.muxer(),
        List.of(
            "-c:v",
            "libaom-av1",
            "-still-picture",
            "1",
            "-usage",
            "allintra",
            "-cpu-used",
            "7",
            "-crf",
            "23"),
        TO_YUV + "yuv420p" + SRGB,
        Transparency.BESIDE,
        2,
        32);
  }
}
