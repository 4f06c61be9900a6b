package org.mediatranscoder.transcoding.probe;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Elements of an EBML file (RFC 8794), of which Matroska is made. No length is trusted: an element
 * ends with its parent at the latest, one of unknown length exactly there, and only so many are
 * read in all.
 */
final class EbmlFile {

  /** An element: its id with the length marker, and where its data begin and end. */
  record Element(long id, long start, long end) {}

  private static final int ID_BYTES = 4;
  private static final int LENGTH_BYTES = 8;

  /** A video of many hours has some ten thousand before a track list that was written last. */
  private static final int MOST_ELEMENTS = 50_000;

  private final FileChannel channel;
  private int read;

  EbmlFile(FileChannel channel) {
    this.channel = channel;
  }

  /** The whole file as the parent of its outermost elements. */
  Element root() throws IOException {
    return new Element(0, 0, channel.size());
  }

  /** Whether the first element of the file is this one. */
  boolean startsWith(long id) throws IOException {
    return at(0, channel.size()).filter(element -> element.id() == id).isPresent();
  }

  /** The first child of this id. */
  Optional<Element> first(Element parent, long id) throws IOException {
    return children(parent, child -> child.id() == id, 1).stream().findFirst();
  }

  /** All children of this id, in their order. */
  List<Element> all(Element parent, long id) throws IOException {
    return children(parent, child -> child.id() == id, MOST_ELEMENTS);
  }

  /** All children, in their order. */
  List<Element> children(Element parent) throws IOException {
    return children(parent, child -> true, MOST_ELEMENTS);
  }

  /** The value of a child that is an unsigned integer; otherwise, or beyond an int, the default. */
  int number(Element parent, long id, int otherwise) throws IOException {
    Optional<Element> element = first(parent, id);
    if (element.isEmpty() || element.get().end() - element.get().start() > LENGTH_BYTES) {
      return otherwise;
    }
    ByteBuffer bytes = bytes(element.get().start(), element.get().end());
    long number = bits(bytes, 0, bytes.remaining());
    return number < 0 || number > Integer.MAX_VALUE ? otherwise : (int) number;
  }

  /** Whether there were more elements than are read, so that some may be missing. */
  boolean isTooLong() {
    return read >= MOST_ELEMENTS;
  }

  private List<Element> children(Element parent, Predicate<Element> wanted, int most)
      throws IOException {
    List<Element> found = new ArrayList<>();
    long position = parent.start();
    while (position < parent.end() && found.size() < most && read < MOST_ELEMENTS) {
      read++;
      Optional<Element> child = at(position, parent.end());
      if (child.isEmpty()) {
        break;
      }
      if (wanted.test(child.get())) {
        found.add(child.get());
      }
      position = child.get().end();
    }
    return found;
  }

  private Optional<Element> at(long position, long parentEnd) throws IOException {
    ByteBuffer header = bytes(position, Math.min(parentEnd, position + ID_BYTES + LENGTH_BYTES));
    int idBytes = width(header, 0);
    int lengthBytes = width(header, idBytes);
    if (idBytes > ID_BYTES
        || lengthBytes > LENGTH_BYTES
        || idBytes + lengthBytes > header.remaining()) {
      return Optional.empty();
    }
    long start = position + idBytes + lengthBytes;
    long all = (1L << (7 * lengthBytes)) - 1;
    long length = bits(header, idBytes, lengthBytes) & all;
    boolean unknown = length == all;
    long end = unknown || length > parentEnd - start ? parentEnd : start + length;
    return Optional.of(new Element(bits(header, 0, idBytes), start, end));
  }

  /** The bytes of a number that says its own width; more than there are if it says none. */
  private static int width(ByteBuffer header, int at) {
    return at < header.remaining()
        ? Integer.numberOfLeadingZeros(header.get(at) & 0xff) - 23
        : header.remaining() + 1;
  }

  private static long bits(ByteBuffer header, int from, int count) {
    long bits = 0;
    for (int at = from; at < from + count; at++) {
      bits = (bits << 8) | (header.get(at) & 0xff);
    }
    return bits;
  }

  private ByteBuffer bytes(long from, long to) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate((int) (to - from));
    int length = 0;
    while (bytes.hasRemaining() && length >= 0) {
      length = channel.read(bytes, from + bytes.position());
    }
    return bytes.flip();
  }
}
