package org.mediatranscoder.transcoding.picture;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;

/** A box in a box (ISO/IEC 14496-12, 4.2). */
record HeifBox(String type, ByteBuffer content) {

  private static final int MOST = 10_000;

  /**
   * What follows in the buffer.
   *
   * @throws BufferUnderflowException if one goes on beyond its end
   */
  static List<HeifBox> all(ByteBuffer from) {
    List<HeifBox> boxes = new ArrayList<>();
    while (from.remaining() >= 8 && boxes.size() < MOST) {
      int length = from.getInt();
      String type = text(from, 4);
      int size = length == 0 ? from.remaining() : length - 8;
      if (size < 0 || size > from.remaining()) {
        throw new BufferUnderflowException();
      }
      boxes.add(new HeifBox(type, from.slice(from.position(), size)));
      from.position(from.position() + size);
    }
    return boxes;
  }

  /**
   * @throws NoSuchElementException if there is none
   */
  static ByteBuffer only(List<HeifBox> boxes, String type) {
    return boxes.stream()
        .filter(box -> box.type.equals(type))
        .findFirst()
        .orElseThrow()
        .content
        .duplicate();
  }

  static String text(ByteBuffer from, int bytes) {
    byte[] text = new byte[bytes];
    from.get(text);
    return new String(text, StandardCharsets.ISO_8859_1);
  }
}
