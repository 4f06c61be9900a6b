package org.mediatranscoder.transcoding.cases.tools;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Changes the programme map of an MPEG transport stream (ISO/IEC 13818-1). */
final class Teletext {

  private static final int PACKET = 188;
  private static final int PMT = 2;

  /** ISO 639 descriptor of two languages, of which the first is English. */
  private static final byte[] LANGUAGES = Bytes.latin("\n\beng");

  /** A teletext descriptor and a stream identifier, together as long (ETSI EN 300 468). */
  private static final byte[] TELETEXT =
      HexFormat.of().parseHex("5605" + "656e67" + "1088" + "520101");

  private Teletext() {}

  /** The audio stream with languages {@code eng,deu} becomes a DVB teletext stream. */
  static byte[] inPlaceOfAudio(byte[] input, List<String> arguments) {
    byte[] output = input.clone();
    int changed = 0;
    for (int packet = 0; packet + PACKET <= output.length; packet += PACKET) {
      int section = section(output, packet);
      if (section >= 0 && change(output, section)) {
        changed++;
      }
    }
    if (changed == 0) {
      throw new IllegalStateException("There is no programme map with such an audio stream");
    }
    return output;
  }

  /** Where the PMT section of a packet begins; -1 if the packet begins none. */
  private static int section(byte[] stream, int packet) {
    boolean starts = stream[packet] == 0x47 && (stream[packet + 1] & 0x40) != 0;
    int at = packet + 4;
    if ((stream[packet + 3] & 0x20) != 0) {
      at += 1 + (stream[packet + 4] & 255);
    }
    if (!starts || at - packet > 180) {
      return -1;
    }
    at += 1 + (stream[at] & 255);
    return at - packet <= 180 && stream[at] == PMT ? at : -1;
  }

  private static boolean change(byte[] stream, int section) {
    int length = ((stream[section + 1] & 15) << 8 | (stream[section + 2] & 255)) + 3;
    byte[] map = Arrays.copyOfRange(stream, section, section + length);
    int descriptor = Bytes.find(map, LANGUAGES, 0);
    if (descriptor < 0) {
      return false;
    }
    System.arraycopy(TELETEXT, 0, map, descriptor, TELETEXT.length);
    map[descriptor - 5] = 6; // private data
    int check = crc(map, length - 4);
    for (int at = 0; at < 4; at++) {
      map[length - 4 + at] = (byte) (check >>> (24 - 8 * at));
    }
    System.arraycopy(map, 0, stream, section, length);
    return true;
  }

  /** CRC-32/MPEG-2 (ISO/IEC 13818-1, annex A). */
  private static int crc(byte[] bytes, int length) {
    int crc = -1;
    for (int at = 0; at < length; at++) {
      crc ^= bytes[at] << 24;
      for (int bit = 0; bit < 8; bit++) {
        crc = crc < 0 ? (crc << 1) ^ 0x04c11db7 : crc << 1;
      }
    }
    return crc;
  }
}
