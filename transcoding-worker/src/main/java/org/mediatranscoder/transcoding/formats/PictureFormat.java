package org.mediatranscoder.transcoding.formats;

import java.util.List;
import org.mediatranscoder.catalogue.Container;
import org.mediatranscoder.model.format.MediaFormat;

/**
 * One frame of a video, or a still picture.
 *
 * @param longSide pixels of the longer side at most
 * @param codec such as {@code jpeg}
 * @param options of its encoder
 * @param conversion the last filters, from RGB to what the encoder takes
 * @param keepsAlpha whether what is transparent stays so; else it becomes white
 * @param usualBits of a pixel; likewise mostBits
 */
public record PictureFormat(
    MediaFormat entry,
    int longSide,
    String codec,
    List<String> options,
    String conversion,
    boolean keepsAlpha,
    double usualBits,
    double mostBits)
    implements OutputFormat {

  /** A JPEG is read as BT.601 in full range (JFIF). */
  private static final String JFIF =
      "scale=out_color_matrix=bt601:out_range=pc:flags=accurate_rnd+full_chroma_inp,format=yuvj420p";

  static PictureFormat of(MediaFormat entry, Container container, int longSide) {
    return container == Container.JPEG
        ? new PictureFormat(
            entry,
            longSide,
            "jpeg",
            List.of("-c:v", "mjpeg", "-q:v", "3", "-huffman", "optimal"),
            JFIF,
            false,
            3,
            24)
        : new PictureFormat(
            entry, longSide, "png", List.of("-c:v", "png", "-pred", "mixed"), "null", true, 12, 32);
  }
}
