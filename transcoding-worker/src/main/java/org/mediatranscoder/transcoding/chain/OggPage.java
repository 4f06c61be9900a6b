package org.mediatranscoder.transcoding.chain;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.Optional;

/**
 * The header of a page of an Ogg file (RFC 3533, section 6).
 *
 * @param data where the data of the page begin
 * @param end where the next page begins
 * @param isFirst whether a stream begins with it
 */
record OggPage(long data, long end, boolean isFirst) {

  private static final int HEADER_BYTES = 27;
  private static final int MOST_SEGMENTS = 255;
  private static final int CAPTURE_PATTERN = 0x4f676753; // OggS
  private static final int FLAGS_AT = 5;
  private static final int FIRST_PAGE = 2;
  private static final int SEGMENTS_AT = 26;

  /** The page that begins there; empty if none does. */
  static Optional<OggPage> at(FileChannel channel, long position) throws IOException {
    ByteBuffer header = bytes(channel, position, HEADER_BYTES + MOST_SEGMENTS);
    if (header.remaining() < HEADER_BYTES || header.getInt(0) != CAPTURE_PATTERN) {
      return Optional.empty();
    }
    int segments = header.get(SEGMENTS_AT) & 0xff;
    if (header.remaining() < HEADER_BYTES + segments) {
      return Optional.empty();
    }
    long data = position + HEADER_BYTES + segments;
    long end = data;
    for (int segment = 0; segment < segments; segment++) {
      end += header.get(HEADER_BYTES + segment) & 0xff;
    }
    return Optional.of(new OggPage(data, end, (header.get(FLAGS_AT) & FIRST_PAGE) != 0));
  }

  /** At most so many bytes from there on, big-endian. */
  static ByteBuffer bytes(FileChannel channel, long position, int most) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(most).order(ByteOrder.BIG_ENDIAN);
    int read = 0;
    while (bytes.hasRemaining() && read >= 0) {
      read = channel.read(bytes, position + bytes.position());
    }
    return bytes.flip();
  }
}
