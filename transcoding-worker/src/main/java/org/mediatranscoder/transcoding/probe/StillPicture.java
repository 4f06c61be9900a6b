package org.mediatranscoder.transcoding.probe;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Recognises pictures that are not read by their first bytes, so that somebody who picked one is
 * told. No decoder runs for it.
 *
 * @param start the bytes of the file from the offset on, as ISO 8859-1
 */
record StillPicture(String name, int offset, String start) {

  private static final int HEADER_BYTES = 64;

  /** ISO/IEC 23008-12: major brands of pictures; those of a kind that is read come not here. */
  private static final Set<String> BRANDS = Set.of("heic", "heix", "heim", "heis", "mif1");

  private static final List<StillPicture> KINDS =
      List.of(
          new StillPicture("TIFF or raw", 0, "II*\0"),
          new StillPicture("TIFF or raw", 0, "MM\0*"),
          new StillPicture("raw", 0, "FUJIFILMCCD-RAW"),
          new StillPicture("raw", 4, "ftypcrx "),
          new StillPicture("Photoshop", 0, "8BPS"),
          new StillPicture("JPEG XL", 0, "\u00ff\n"),
          new StillPicture("JPEG XL", 4, "JXL \r\n"),
          new StillPicture("JPEG 2000", 16, "ftypjp2 "),
          new StillPicture("BMP", 0, "BM"),
          new StillPicture("SVG", 0, "<svg"));

  /** Such as {@code BMP}; empty if it is none of them. */
  static Optional<String> kind(Path file) {
    String header = header(file);
    return isHeif(header)
        ? Optional.of("HEIC")
        : KINDS.stream()
            .filter(kind -> header.startsWith(kind.start, kind.offset))
            .map(StillPicture::name)
            .findFirst();
  }

  /** FFmpeg finds no video in it, or reads its tiles as videos of their own. */
  static boolean isHeif(Path file) {
    return isHeif(header(file));
  }

  private static boolean isHeif(String header) {
    return header.startsWith("ftyp", 4)
        && header.length() >= 12
        && BRANDS.contains(header.substring(8, 12));
  }

  private static String header(Path file) {
    try (InputStream stream = Files.newInputStream(file)) {
      return new String(stream.readNBytes(HEADER_BYTES), StandardCharsets.ISO_8859_1);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
