package org.mediatranscoder.transcoding.encode;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A WebP file, as its chunks tell it (RFC 9649). FFmpeg up to 8.1 writes animations and reads none.
 *
 * @param width of the canvas in pixels; likewise height
 * @param length of all frames together; null of a single one, which is what becomes of a video in
 *     which nothing moves, as the encoder joins frames that are alike
 */
record WebpFile(int width, int height, @Nullable Duration length) {

  private static final int LARGEST_HEADER = 16;

  /**
   * @throws IOException if it is none, or is cut off
   */
  static WebpFile read(Path path) throws IOException {
    try (InputStream file = Files.newInputStream(path)) {
      if (!name(file).equals("RIFF") || number(file) + 8 != Files.size(path)) {
        throw new IOException("No RIFF file, or not as long as it says");
      }
      if (!name(file).equals("WEBP")) {
        throw new IOException("Not WebP");
      }
      WebpFile found = new WebpFile(0, 0, null);
      for (long left = Files.size(path) - 12; left > 0; ) {
        String name = name(file);
        long size = number(file);
        long padded = size + (size & 1);
        int header = (int) Math.min(padded, LARGEST_HEADER);
        found = found.with(name, littleEndian(file, header));
        file.skipNBytes(padded - header);
        left -= 8 + padded;
      }
      return found;
    }
  }

  private WebpFile with(String chunk, ByteBuffer header) throws IOException {
    try {
      return switch (chunk) {
        case "VP8X" -> new WebpFile(1 + medium(header, 4), 1 + medium(header, 7), length);
        case "VP8 " ->
            new WebpFile(header.getShort(6) & 0x3FFF, header.getShort(8) & 0x3FFF, length);
        case "ANMF" -> longer(medium(header, 12));
        default -> this;
      };
    } catch (IndexOutOfBoundsException tooShort) {
      throw new IOException("A chunk is too short", tooShort);
    }
  }

  private WebpFile longer(int millis) {
    Duration before = length == null ? Duration.ZERO : length;
    return new WebpFile(width, height, before.plusMillis(millis));
  }

  /** A number of three bytes. */
  private static int medium(ByteBuffer bytes, int at) {
    return (bytes.getShort(at) & 0xFFFF) | (bytes.get(at + 2) & 0xFF) << 16;
  }

  private static String name(InputStream file) throws IOException {
    return new String(littleEndian(file, 4).array(), StandardCharsets.US_ASCII);
  }

  private static long number(InputStream file) throws IOException {
    return littleEndian(file, 4).getInt() & 0xFFFFFFFFL;
  }

  private static ByteBuffer littleEndian(InputStream file, int size) throws IOException {
    byte[] bytes = file.readNBytes(size);
    if (bytes.length < size) {
      throw new EOFException();
    }
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
