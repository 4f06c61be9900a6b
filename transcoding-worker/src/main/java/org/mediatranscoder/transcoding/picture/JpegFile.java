package org.mediatranscoder.transcoding.picture;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/** The markers of a JPEG (ITU-T T.81, annex B), with Exif and the parts of an ICC profile. */
final class JpegFile {

  private static final int START_OF_SCAN = 0xDA;
  private static final int END = 0xD9;
  private static final String EXIF = "Exif\0\0";
  private static final String PROFILE = "ICC_PROFILE\0";

  private final DataInputStream file;
  private final SortedMap<Integer, byte[]> profile = new TreeMap<>();
  private Metadata found = Metadata.NOTHING;
  private boolean exif;

  private JpegFile(DataInputStream file) {
    this.file = file;
  }

  /** Whatever follows the first picture is left alone: telephones put videos there. */
  static Metadata read(DataInputStream file) throws IOException {
    JpegFile jpeg = new JpegFile(file);
    try {
      jpeg.readAll();
      jpeg.found = jpeg.found.thatIsWhole();
    } catch (EOFException cut) {
      // It is not whole.
    }
    return jpeg.found.with(ColorProfile.of(jpeg.wholeProfile()));
  }

  private void readAll() throws IOException {
    file.readShort();
    int marker = nextMarker();
    while (marker != END) {
      if (hasLength(marker)) {
        segment(marker, file.readUnsignedShort() - 2);
      }
      marker = nextMarker();
    }
  }

  /** Also behind a scan, whose bytes of 255 are followed by a zero or a restart marker. */
  private int nextMarker() throws IOException {
    while (true) {
      while (file.readUnsignedByte() != 0xFF) {}
      int marker = 0xFF;
      while (marker == 0xFF) {
        marker = file.readUnsignedByte();
      }
      if (marker != 0 && !(marker >= 0xD0 && marker <= 0xD7)) {
        return marker;
      }
    }
  }

  private static boolean hasLength(int marker) {
    return marker != 0xD8 && marker != 0x01;
  }

  private void segment(int marker, int length) throws IOException {
    byte[] content = new byte[Math.max(0, length)];
    file.readFully(content);
    if (marker == 0xE1 && !exif && startsWith(content, EXIF)) {
      exif = true;
      found = found.with(Exif.orientation(content));
    } else if (marker == 0xE2 && startsWith(content, PROFILE) && length > PROFILE.length() + 2) {
      int number = content[PROFILE.length()] & 0xFF;
      profile.put(number, Arrays.copyOfRange(content, PROFILE.length() + 2, length));
    } else if (marker == START_OF_SCAN && length < 6) {
      throw new EOFException("No scan is that short");
    }
  }

  private static boolean startsWith(byte[] content, String text) {
    return new String(
            content, 0, Math.min(content.length, text.length()), StandardCharsets.ISO_8859_1)
        .equals(text);
  }

  private byte[] wholeProfile() {
    int size = profile.values().stream().mapToInt(part -> part.length).sum();
    byte[] all = new byte[size];
    int at = 0;
    for (byte[] part : profile.values()) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }
}
