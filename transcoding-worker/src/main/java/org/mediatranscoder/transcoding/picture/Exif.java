package org.mediatranscoder.transcoding.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The one tag of Exif that matters here (CIPA DC-008, in the structure of TIFF 6.0). */
final class Exif {

  private static final String PREFIX = "Exif\0\0";
  private static final int ORIENTATION = 0x0112;
  private static final int SHORT = 3;
  private static final int ENTRY_BYTES = 12;

  private Exif() {}

  /** Upright if nothing else is said, or nothing that makes sense. */
  static Orientation orientation(byte[] exif) {
    String start = new String(exif, 0, Math.min(exif.length, 6), StandardCharsets.ISO_8859_1);
    int from = start.equals(PREFIX) ? PREFIX.length() : 0;
    try {
      return orientation(ByteBuffer.wrap(exif).slice(from, exif.length - from));
    } catch (IndexOutOfBoundsException tooShort) {
      return Orientation.UPRIGHT;
    }
  }

  private static Orientation orientation(ByteBuffer tiff) {
    switch (tiff.getShort(0)) {
      case 0x4949 -> tiff.order(ByteOrder.LITTLE_ENDIAN);
      case 0x4D4D -> tiff.order(ByteOrder.BIG_ENDIAN);
      default -> {
        return Orientation.UPRIGHT;
      }
    }
    int directory = tiff.getInt(4);
    int entries = Short.toUnsignedInt(tiff.getShort(directory));
    for (int i = 0; i < entries; i++) {
      int at = directory + 2 + i * ENTRY_BYTES;
      if (Short.toUnsignedInt(tiff.getShort(at)) == ORIENTATION && tiff.getShort(at + 2) == SHORT) {
        return Orientation.ofExif(tiff.getShort(at + 8));
      }
    }
    return Orientation.UPRIGHT;
  }
}
