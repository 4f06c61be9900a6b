package org.mediatranscoder.transcoding.probe;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The length that a RIFF file (WAV, AVI) says it has. FFmpeg takes one that was cut for a shorter
 * whole, so we look ourselves.
 */
final class RiffLength {

  private static final int HEADER_BYTES = 8;

  /** A recorder that cannot go back to its header writes a length near one of these, or 0. */
  private static final long UNKNOWN_FROM = 0x7fff_0000L;

  /** Some writers count the padding of the last chunk and then leave it out. */
  private static final long SLACK_BYTES = 8;

  private RiffLength() {}

  /** Whether it is a RIFF file that says it is longer than it is. */
  static boolean endsEarly(Path file) {
    try (InputStream stream = Files.newInputStream(file)) {
      byte[] header = stream.readNBytes(HEADER_BYTES);
      if (!new String(header, StandardCharsets.ISO_8859_1).startsWith("RIFF")
          || header.length < HEADER_BYTES) {
        return false;
      }
      long length =
          Integer.toUnsignedLong(ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).getInt(4));
      return length < UNKNOWN_FROM && length + HEADER_BYTES > Files.size(file) + SLACK_BYTES;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
