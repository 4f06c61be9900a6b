package org.mediatranscoder.transcoding.picture;

import java.util.List;
import java.util.Optional;

/** A kind of still picture that is read, and what FFmpeg may open for it. */
public enum PictureKind {
  JPEG("JPEG", "jpeg_pipe", "mjpeg"),
  PNG("PNG", "png_pipe", "png"),
  WEBP("WebP", "webp_pipe", "webp"),
  AVIF("AVIF", "mov,mp4,m4a,3gp,3g2,mj2", "libdav1d,libaom-av1,av1"),
  HEIC("HEIC", "mov,mp4,m4a,3gp,3g2,mj2", "hevc");

  /** Bytes of a file that tell its kind. */
  static final int HEADER_BYTES = 64;

  private final String label;
  private final String demuxer;
  private final String decoders;

  PictureKind(String label, String demuxer, String decoders) {
    this.label = label;
    this.demuxer = demuxer;
    this.decoders = decoders;
  }

  /** As people know it. */
  public String label() {
    return label;
  }

  /**
   * Options of the input of ffprobe and ffmpeg that allow the one demuxer and the decoders of this
   * kind, instead of what videos may need. They stand behind those of the cage: FFmpeg heeds the
   * last.
   */
  public List<String> inputOptions() {
    return List.of(
        "-f",
        demuxer.replaceFirst(",.*", ""),
        "-format_whitelist",
        demuxer,
        "-codec_whitelist",
        decoders);
  }

  /**
   * By its first bytes, whatever its name says.
   *
   * @param header as ISO 8859-1
   */
  static Optional<PictureKind> of(String header) {
    if (header.startsWith("\u00ff\u00d8\u00ff")) {
      return Optional.of(JPEG);
    }
    if (header.startsWith("\u0089PNG\r\n\u001a\n")) {
      return Optional.of(PNG);
    }
    if (header.startsWith("RIFF") && header.startsWith("WEBPVP8", 8)) {
      return Optional.of(WEBP);
    }
    return header.startsWith("ftyp", 4) ? ofBrands(header) : Optional.empty();
  }

  /** ISO/IEC 23008-12, 10: a brand, four bytes of its version, and those that fit too. */
  private static Optional<PictureKind> ofBrands(String header) {
    return switch (brand(header, 8)) {
      case "avif" -> Optional.of(AVIF);
      case "heic", "heix" -> Optional.of(HEIC);
      case "mif1" -> ofCompatible(header);
      default -> Optional.empty();
    };
  }

  private static Optional<PictureKind> ofCompatible(String header) {
    int end = Math.min(header.length(), header.charAt(3));
    for (int at = 16; at + 4 <= end; at += 4) {
      switch (brand(header, at)) {
        case "avif" -> {
          return Optional.of(AVIF);
        }
        case "heic", "heix" -> {
          return Optional.of(HEIC);
        }
        default -> {}
      }
    }
    return Optional.empty();
  }

  private static String brand(String header, int at) {
    return at + 4 <= header.length() ? header.substring(at, at + 4) : "";
  }
}
