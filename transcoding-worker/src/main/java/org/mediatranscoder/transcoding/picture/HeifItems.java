package org.mediatranscoder.transcoding.picture;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** The items of a box {@code meta} (ISO/IEC 14496-12, 8.11), with their properties. */
final class HeifItems {

  /** A reference from an item to others. */
  record Reference(String type, int from, List<Integer> to) {}

  private final int primary;
  private final Map<Integer, String> types = new HashMap<>();
  private final Map<Integer, List<HeifBox>> properties = new HashMap<>();
  private final List<Reference> references = new ArrayList<>();

  /**
   * @throws BufferUnderflowException if it is malformed
   * @throws IndexOutOfBoundsException likewise
   * @throws NoSuchElementException if something is missing
   */
  HeifItems(ByteBuffer meta) {
    meta.getInt();
    List<HeifBox> boxes = HeifBox.all(meta);
    ByteBuffer pitm = HeifBox.only(boxes, "pitm");
    primary = id(pitm, isSmall(pitm));
    readTypes(HeifBox.only(boxes, "iinf"));
    List<HeifBox> about = HeifBox.all(HeifBox.only(boxes, "iprp"));
    readProperties(HeifBox.all(HeifBox.only(about, "ipco")), HeifBox.only(about, "ipma"));
    if (boxes.stream().anyMatch(box -> box.type().equals("iref"))) {
      readReferences(HeifBox.only(boxes, "iref"));
    }
  }

  int primary() {
    return primary;
  }

  /** Such as {@code hvc1} or {@code grid}. */
  String type(int item) {
    return types.getOrDefault(item, "");
  }

  /** In the order in which they apply. */
  List<HeifBox> properties(int item) {
    return properties.getOrDefault(item, List.of());
  }

  /**
   * @throws NoSuchElementException if it has none of this type
   */
  ByteBuffer property(int item, String type) {
    return HeifBox.only(properties(item), type);
  }

  boolean has(int item, String type) {
    return properties(item).stream().anyMatch(box -> box.type().equals(type));
  }

  List<Reference> references(String type) {
    return references.stream().filter(reference -> reference.type.equals(type)).toList();
  }

  private void readTypes(ByteBuffer iinf) {
    if (isSmall(iinf)) {
      iinf.getShort();
    } else {
      iinf.getInt();
    }
    for (HeifBox entry : HeifBox.all(iinf)) {
      ByteBuffer infe = entry.content();
      int version = infe.getInt() >>> 24;
      if (version == 2 || version == 3) {
        int item = id(infe, version == 2);
        infe.getShort();
        types.put(item, HeifBox.text(infe, 4));
      }
    }
  }

  private void readProperties(List<HeifBox> all, ByteBuffer ipma) {
    int head = ipma.getInt();
    boolean small = head >>> 24 == 0;
    boolean wide = (head & 1) == 1;
    int entries = ipma.getInt();
    for (int i = 0; i < entries; i++) {
      int item = id(ipma, small);
      int count = ipma.get() & 0xFF;
      List<HeifBox> own = new ArrayList<>();
      for (int j = 0; j < count; j++) {
        int number = wide ? ipma.getShort() & 0x7FFF : ipma.get() & 0x7F;
        if (number >= 1) {
          own.add(all.get(number - 1));
        }
      }
      properties.putIfAbsent(item, own);
    }
  }

  private void readReferences(ByteBuffer iref) {
    boolean small = isSmall(iref);
    for (HeifBox box : HeifBox.all(iref)) {
      ByteBuffer content = box.content();
      int from = id(content, small);
      int count = content.getShort() & 0xFFFF;
      List<Integer> to = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        to.add(id(content, small));
      }
      references.add(new Reference(box.type(), from, to));
    }
  }

  /** Reads version and flags. */
  private static boolean isSmall(ByteBuffer box) {
    return box.getInt() >>> 24 == 0;
  }

  private static int id(ByteBuffer from, boolean small) {
    return small ? from.getShort() & 0xFFFF : from.getInt();
  }
}
