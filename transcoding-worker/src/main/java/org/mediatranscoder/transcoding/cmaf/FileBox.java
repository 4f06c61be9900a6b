package org.mediatranscoder.transcoding.cmaf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;

/**
 * A box of a file that is not inside of another one.
 *
 * @param type four letters
 * @param offset of its header
 * @param size of all of it, in bytes
 */
record FileBox(String type, long offset, long size) {

  /** A fragment of an hour has some hundred thousand samples of 16 bytes. */
  private static final long LARGEST_HEADER = 64L << 20;

  private static final int SHORT_HEADER = 8;
  private static final int LONG_HEADER = 16;

  /** The box that begins at the offset, or nothing if the file does not hold all of it yet. */
  static Optional<FileBox> at(FileChannel channel, long offset) throws IOException {
    if (offset + SHORT_HEADER > channel.size()) {
      return Optional.empty();
    }
    ByteBuffer header = ByteBuffer.allocate(LONG_HEADER);
    while (header.hasRemaining() && channel.read(header, offset + header.position()) > 0) {}
    long size = Integer.toUnsignedLong(header.getInt(0));
    size = size == 1 ? header.getLong(8) : size;
    return size < SHORT_HEADER || size > channel.size() - offset
        ? Optional.empty()
        : Optional.of(new FileBox(Box.type(header, 4), offset, size));
  }

  boolean is(String other) {
    return type.equals(other);
  }

  long end() {
    return offset + size;
  }

  /**
   * All of it, header included.
   *
   * @throws MalformedTrackException if that is more than any header has
   */
  ByteBuffer bytes(FileChannel channel) throws IOException {
    if (size > LARGEST_HEADER) {
      throw new MalformedTrackException("A header of %d bytes".formatted(size));
    }
    ByteBuffer bytes = ByteBuffer.allocate((int) size);
    while (bytes.hasRemaining() && channel.read(bytes, offset + bytes.position()) > 0) {}
    return bytes.rewind();
  }
}
