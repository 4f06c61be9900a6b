package org.mediatranscoder.transcoding.picture;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The chunks of a WebP file (RFC 9649). */
final class WebpChunks {

  private static final int ANIMATED = 0x02;

  private WebpChunks() {}

  static Metadata read(DataInputStream file) throws IOException {
    Metadata found = Metadata.NOTHING;
    try {
      file.skipNBytes(4);
      long left = size(file) - 4;
      file.skipNBytes(4);
      while (left > 0) {
        String type = new String(file.readNBytes(4), StandardCharsets.ISO_8859_1);
        long length = size(file);
        long padded = length + (length & 1);
        left -= 8 + padded;
        boolean wanted = type.equals("VP8X") || type.equals("EXIF") || type.equals("ICCP");
        if (wanted && length <= Metadata.MOST_BYTES) {
          byte[] content = new byte[(int) length];
          file.readFully(content);
          file.skipNBytes(padded - length);
          found = with(found, type, content);
        } else {
          file.skipNBytes(padded);
        }
      }
      return found.thatIsWhole();
    } catch (EOFException cut) {
      return found;
    }
  }

  private static Metadata with(Metadata found, String type, byte[] content) {
    return switch (type) {
      case "EXIF" -> found.with(Exif.orientation(content));
      case "ICCP" -> found.with(ColorProfile.of(content));
      default ->
          content.length > 0 && (content[0] & ANIMATED) != 0 ? found.thatIsAnimated() : found;
    };
  }

  private static long size(DataInputStream file) throws IOException {
    return Integer.reverseBytes(file.readInt()) & 0xFFFFFFFFL;
  }
}
