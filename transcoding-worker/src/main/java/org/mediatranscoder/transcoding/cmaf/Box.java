package org.mediatranscoder.transcoding.cmaf;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A box of an MP4 file (ISO/IEC 14496-12, 4.2) that is in memory.
 *
 * @param type four letters
 * @param offset of its header in the buffer that it was read from
 * @param content what follows the header; shares the bytes of that buffer
 */
record Box(String type, int offset, ByteBuffer content) {

  private static final int HEADER = 8;

  /** The boxes that lie in the buffer from its position to its limit, one after the other. */
  static List<Box> in(ByteBuffer buffer) {
    List<Box> boxes = new ArrayList<>();
    int at = buffer.position();
    while (at + HEADER <= buffer.limit()) {
      int size = buffer.getInt(at);
      if (size < HEADER || size > buffer.limit() - at) {
        throw new MalformedTrackException("A box of " + Integer.toUnsignedString(size) + " bytes");
      }
      boxes.add(new Box(type(buffer, at + 4), at, buffer.slice(at + HEADER, size - HEADER)));
      at += size;
    }
    return boxes;
  }

  static String type(ByteBuffer buffer, int at) {
    byte[] letters = new byte[4];
    buffer.get(at, letters);
    return new String(letters, StandardCharsets.ISO_8859_1);
  }

  /** The first box of this type in this one. */
  Optional<Box> find(String type) {
    return in(content).stream().filter(box -> box.type.equals(type)).findFirst();
  }

  /**
   * The first box at the end of this path of types.
   *
   * @throws MalformedTrackException if there is none
   */
  Box need(String... path) {
    Box at = this;
    for (String type : path) {
      String parent = at.type;
      at =
          at.find(type).orElseThrow(() -> new MalformedTrackException(parent + " without " + type));
    }
    return at;
  }

  /** The version of a full box. */
  int version() {
    return content.get(0);
  }

  /** The flags of a full box. */
  int flags() {
    return content.getInt(0) & 0xffffff;
  }
}
