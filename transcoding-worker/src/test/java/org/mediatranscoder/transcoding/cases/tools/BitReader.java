package org.mediatranscoder.transcoding.cases.tools;

import java.util.Locale;

/** Reads bits as text of zeros and ones. */
final class BitReader {

  private final String bits;
  private int position;

  /**
   * @param skip bits that are not read
   */
  BitReader(byte[] bytes, int skip) {
    StringBuilder all = new StringBuilder();
    for (byte value : bytes) {
      all.append(
          String.format(Locale.ROOT, "%8s", Integer.toBinaryString(value & 255)).replace(' ', '0'));
    }
    this.bits = all.toString();
    this.position = skip;
  }

  String read(int count) {
    position += count;
    return bits.substring(position - count, position);
  }

  /** The next ue(v), as it is written (ITU-T H.264, 9.1). */
  String readExpGolomb() {
    int zeros = bits.indexOf('1', position) - position;
    return read(2 * zeros + 1);
  }
}
