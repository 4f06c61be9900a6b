package org.mediatranscoder.transcoding.encode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;

/**
 * The outermost boxes of MP4, QuickTime and their family (ISO/IEC 14496-12, 4.2), of which each
 * says how long it is. One that goes on beyond the end of the file was cut.
 */
final class Mp4Boxes {

  private static final Set<String> FIRST =
      Set.of("ftyp", "moov", "mdat", "wide", "free", "skip", "styp", "pnot");

  private static final int HEADER_BYTES = 16;
  private static final int MOST_BOXES = 1_000_000;

  private Mp4Boxes() {}

  static boolean areIn(Path file) {
    try (FileChannel channel = FileChannel.open(file)) {
      return channel.size() >= HEADER_BYTES && FIRST.contains(type(header(channel, 0)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Whether the last box is not whole. */
  static boolean endEarly(Path file) {
    try (FileChannel channel = FileChannel.open(file)) {
      long position = 0;
      for (int box = 0; box < MOST_BOXES && position + 8 <= channel.size(); box++) {
        long length = length(header(channel, position));
        if (length == 0) {
          return false;
        }
        position += length;
      }
      return position > channel.size();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static ByteBuffer header(FileChannel channel, long position) throws IOException {
    ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
    while (header.hasRemaining() && channel.read(header, position + header.position()) > 0) {}
    return header.rewind();
  }

  private static String type(ByteBuffer header) {
    byte[] type = new byte[4];
    header.get(4, type);
    return new String(type, StandardCharsets.ISO_8859_1);
  }

  /** 0 for a box that goes on to the end of the file, and for none that makes sense. */
  private static long length(ByteBuffer header) {
    long length = Integer.toUnsignedLong(header.getInt(0));
    if (length == 1) {
      length = header.getLong(8);
    }
    return length < 8 ? 0 : length;
  }
}
