package org.mediatranscoder.transcoding.probe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The length that the media in a RIFF file (WAV, AVI) say they have. FFmpeg takes a file that was
 * cut for a shorter whole, so we look ourselves. What follows the media may be missing, and the
 * length of the whole is often wrong: only the chunk of the media counts.
 */
final class RiffLength {

  private static final int HEADER_BYTES = 12;
  private static final int CHUNK_HEADER_BYTES = 8;
  private static final int MOST_CHUNKS = 10_000;

  /** A recorder that cannot go back to its header writes a length near one of these, or 0. */
  private static final long UNKNOWN_FROM = 0x7fff_0000L;

  /** Some writers count the padding of the last chunk and then leave it out. */
  private static final long SLACK_BYTES = 8;

  private RiffLength() {}

  /** Whether it is a RIFF file whose media are longer than the file. */
  static boolean endsEarly(Path file) {
    try (FileChannel channel = FileChannel.open(file)) {
      return header(channel, 0).startsWith("RIFF") && isMediaCut(channel);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static boolean isMediaCut(FileChannel channel) throws IOException {
    long position = HEADER_BYTES;
    for (int chunk = 0; chunk < MOST_CHUNKS && position < channel.size(); chunk++) {
      String header = header(channel, position);
      long length = length(header);
      if (isUnknown(length)) {
        return false;
      }
      if (header.startsWith("RIFF")) {
        position += HEADER_BYTES;
        continue;
      }
      long end = position + CHUNK_HEADER_BYTES + length;
      if (isMedia(header)) {
        if (end > channel.size() + SLACK_BYTES) {
          return true;
        }
        if (header.startsWith("data")) {
          return false;
        }
      }
      position = end + length % 2;
    }
    return false;
  }

  private static boolean isMedia(String header) {
    return header.startsWith("data") || (header.startsWith("LIST") && header.startsWith("movi", 8));
  }

  private static boolean isUnknown(long length) {
    return length == 0 || length >= UNKNOWN_FROM;
  }

  private static long length(String header) {
    byte[] bytes = header.getBytes(StandardCharsets.ISO_8859_1);
    return bytes.length < CHUNK_HEADER_BYTES
        ? 0
        : Integer.toUnsignedLong(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(4));
  }

  /** The first bytes of a chunk and, of a list, its kind. */
  private static String header(FileChannel channel, long position) throws IOException {
    ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
    channel.read(header, position);
    return new String(header.array(), 0, header.position(), StandardCharsets.ISO_8859_1);
  }
}
