package org.mediatranscoder.transcoding.picture;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.InflaterInputStream;

/** The chunks of a PNG (W3C, third edition, section 5). */
final class PngFile {

  private static final int SIGNATURE_BYTES = 8;
  private static final int CHECKSUM_BYTES = 4;

  private PngFile() {}

  static Metadata read(DataInputStream file) throws IOException {
    Metadata found = Metadata.NOTHING;
    try {
      file.skipNBytes(SIGNATURE_BYTES);
      while (!found.whole()) {
        long length = file.readInt() & 0xFFFFFFFFL;
        String type = new String(file.readNBytes(4), StandardCharsets.ISO_8859_1);
        boolean wanted = type.equals("eXIf") || type.equals("iCCP");
        if (wanted && length <= Metadata.MOST_BYTES) {
          byte[] content = new byte[(int) length];
          file.readFully(content);
          found =
              type.equals("eXIf")
                  ? found.with(Exif.orientation(content))
                  : found.with(ColorProfile.of(profile(content)));
        } else {
          file.skipNBytes(length);
        }
        file.skipNBytes(CHECKSUM_BYTES);
        found = type.equals("acTL") ? found.thatIsAnimated() : found;
        found = type.equals("IEND") ? found.thatIsWhole() : found;
      }
    } catch (EOFException cut) {
      // It is not whole.
    }
    return found;
  }

  /** A name with a zero at its end, the method, and then the compressed profile. */
  private static byte[] profile(byte[] content) {
    int end = 0;
    while (end < content.length && content[end] != 0) {
      end++;
    }
    int from = Math.min(content.length, end + 2);
    try (InflaterInputStream inflated =
        new InflaterInputStream(new ByteArrayInputStream(content, from, content.length - from))) {
      return inflated.readNBytes(Metadata.MOST_BYTES);
    } catch (IOException damaged) {
      return new byte[0];
    }
  }
}
