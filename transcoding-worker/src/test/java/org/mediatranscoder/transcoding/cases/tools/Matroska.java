package org.mediatranscoder.transcoding.cases.tools;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;

/**
 * Elements of Matroska (RFC 9559) that FFmpeg does not write, or writes always. Lengths stay as
 * they are: {@code Void} fills what is left.
 */
final class Matroska {

  private static final byte VOID = (byte) 0xEC;

  private Matroska() {}

  /** {@code TOP BOTTOM LEFT RIGHT} in pixels below 128, in place of the first colour tags. */
  static byte[] crop(byte[] input, List<String> arguments) {
    byte[] output = input.clone();
    int start = find(output, "55B0");
    ByteBuffer space = ByteBuffer.wrap(output, start, length(output, start, 2));
    byte[] ids = {(byte) 0xBB, (byte) 0xAA, (byte) 0xCC, (byte) 0xDD};
    for (int side = 0; side < ids.length; side++) {
      space.put((byte) 0x54).put(ids[side]).put((byte) 0x81);
      space.put(Byte.parseByte(arguments.get(side)));
    }
    fill(space);
    return output;
  }

  /** Without the first element of this id, in hexadecimal digits. */
  static byte[] without(byte[] input, List<String> arguments) {
    byte[] output = input.clone();
    String id = arguments.getFirst();
    int start = find(output, id);
    fill(ByteBuffer.wrap(output, start, length(output, start, id.length() / 2)));
    return output;
  }

  private static int find(byte[] bytes, String id) {
    int at = Bytes.find(bytes, HexFormat.of().parseHex(id), 0);
    if (at < 0) {
      throw new IllegalStateException("There is no element " + id);
    }
    return at;
  }

  /** Of the whole element, with its header; its own length has one or eight bytes. */
  private static int length(byte[] bytes, int start, int idBytes) {
    int first = bytes[start + idBytes] & 0xff;
    return first == 1
        ? idBytes + 8 + ByteBuffer.wrap(bytes).getInt(start + idBytes + 4)
        : idBytes + 1 + (first & 0x7f);
  }

  private static void fill(ByteBuffer space) {
    space.put(VOID).put((byte) (0x80 | (space.remaining() - 1)));
    while (space.hasRemaining()) {
      space.put((byte) 0);
    }
  }
}
