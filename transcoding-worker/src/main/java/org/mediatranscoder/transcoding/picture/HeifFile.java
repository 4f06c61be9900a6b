package org.mediatranscoder.transcoding.picture;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The boxes of AVIF and HEIC (ISO/IEC 23008-12), with the properties of the primary picture. */
final class HeifFile {

  private static final int MOST_PROPERTIES = 10_000;

  private HeifFile() {}

  private record Box(String type, ByteBuffer content) {}

  static Metadata read(DataInputStream file) throws IOException {
    Metadata found = Metadata.NOTHING;
    try {
      // The first byte that is missing of a box that goes on beyond the end is noticed.
      for (int first = file.read(); first >= 0; first = file.read()) {
        long length =
            (first << 24 | file.readUnsignedByte() << 16 | file.readUnsignedShort()) & 0xFFFFFFFFL;
        String type = new String(file.readNBytes(4), StandardCharsets.ISO_8859_1);
        long content = length == 1 ? file.readLong() - 16 : length - 8;
        if (length == 0) {
          return found.thatIsWhole();
        }
        if (content < 0) {
          return found;
        }
        if (type.equals("meta") && content <= Metadata.MOST_BYTES) {
          byte[] meta = new byte[(int) content];
          file.readFully(meta);
          found = properties(ByteBuffer.wrap(meta));
        } else {
          file.skipNBytes(content);
        }
      }
      return found.thatIsWhole();
    } catch (EOFException cut) {
      return found;
    }
  }

  private static Metadata properties(ByteBuffer meta) {
    try {
      meta.getInt();
      List<Box> boxes = boxes(meta);
      ByteBuffer primary = find(boxes, "pitm");
      ByteBuffer about = find(boxes, "iprp");
      if (primary == null || about == null) {
        return Metadata.NOTHING;
      }
      boolean small = primary.getInt() >>> 24 == 0;
      int item = small ? primary.getShort() & 0xFFFF : primary.getInt();
      List<Box> parts = boxes(about);
      ByteBuffer container = find(parts, "ipco");
      ByteBuffer links = find(parts, "ipma");
      return container == null || links == null
          ? Metadata.NOTHING
          : with(boxes(container), of(item, links));
    } catch (BufferUnderflowException | IndexOutOfBoundsException malformed) {
      return Metadata.NOTHING;
    }
  }

  /** The numbers, from 1, of the properties of an item, in the order in which they apply. */
  private static List<Integer> of(int item, ByteBuffer links) {
    int head = links.getInt();
    boolean small = head >>> 24 == 0;
    boolean wide = (head & 1) == 1;
    int entries = links.getInt();
    for (int i = 0; i < entries; i++) {
      int id = small ? links.getShort() & 0xFFFF : links.getInt();
      int count = links.get() & 0xFF;
      List<Integer> numbers = new ArrayList<>();
      for (int j = 0; j < count; j++) {
        numbers.add(wide ? links.getShort() & 0x7FFF : links.get() & 0x7F);
      }
      if (id == item) {
        return numbers;
      }
    }
    return List.of();
  }

  private static Metadata with(List<Box> all, List<Integer> numbers) {
    Metadata found = Metadata.NOTHING;
    boolean coded = false;
    for (int number : numbers) {
      if (number < 1 || number > all.size()) {
        continue;
      }
      ByteBuffer content = all.get(number - 1).content();
      String type = all.get(number - 1).type();
      // What is put together of others has no settings of a decoder.
      coded |= type.equals("av1C");
      found =
          switch (type) {
            // Counted anticlockwise.
            case "irot" -> found.with(found.orientation().turned(-(content.get(0) & 3)));
            case "imir" -> found.with(mirrored(found.orientation(), content.get(0) & 1));
            case "colr" -> found.with(profile(content, found.profile()));
            case "clap" -> found.thatIsComposed();
            default -> found;
          };
    }
    return coded ? found : found.thatIsComposed();
  }

  /** 0 exchanges top and bottom, 1 left and right. */
  private static Orientation mirrored(Orientation now, int axis) {
    return axis == 1 ? now.mirroredAgain() : now.mirroredAgain().turned(2);
  }

  private static @Nullable ColorProfile profile(
      ByteBuffer content, @Nullable ColorProfile otherwise) {
    byte[] kind = new byte[4];
    content.get(0, kind);
    if (!List.of("prof", "rICC").contains(new String(kind, StandardCharsets.ISO_8859_1))) {
      return otherwise;
    }
    byte[] profile = new byte[content.remaining() - 4];
    content.get(4, profile);
    return ColorProfile.of(profile);
  }

  private static @Nullable ByteBuffer find(List<Box> boxes, String type) {
    return boxes.stream()
        .filter(box -> box.type().equals(type))
        .map(Box::content)
        .findFirst()
        .orElse(null);
  }

  private static List<Box> boxes(ByteBuffer content) {
    List<Box> boxes = new ArrayList<>();
    while (content.remaining() >= 8 && boxes.size() < MOST_PROPERTIES) {
      int length = content.getInt();
      byte[] type = new byte[4];
      content.get(type);
      int size = length == 0 ? content.remaining() : length - 8;
      if (size < 0 || size > content.remaining()) {
        throw new BufferUnderflowException();
      }
      boxes.add(
          new Box(
              new String(type, StandardCharsets.ISO_8859_1),
              content.slice(content.position(), size)));
      content.position(content.position() + size);
    }
    return boxes;
  }
}
