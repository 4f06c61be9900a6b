package org.mediatranscoder.transcoding;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** What becomes of a whole file in the hands of somebody who wants a program to fail. */
public enum HostileBytes {
  /** It ends in the middle of what it says. */
  CUT,
  /** Its header says the largest numbers. */
  LARGEST_NUMBERS,
  /** Its header says that there is nothing. */
  ZEROS,
  /** One byte in a hundred is another. */
  NOISE,
  /** The middle comes twice, and what follows is not where it is said to be. */
  MOVED;

  private static final int HEADER = 400;

  /** The same for the same file. */
  public byte[] of(byte[] whole) {
    Random random = new Random(31L * whole.length + name().hashCode());
    byte[] bytes = whole.clone();
    int header = Math.min(HEADER, bytes.length);
    return switch (this) {
      case CUT -> Arrays.copyOf(bytes, bytes.length / 3);
      case LARGEST_NUMBERS -> written(bytes, header, random, (byte) 0xFF);
      case ZEROS -> written(bytes, header, random, (byte) 0);
      case NOISE -> noisy(bytes, random);
      case MOVED -> moved(bytes);
    };
  }

  /** Numbers of four bytes, behind the first bytes, by which the kind is known. */
  private static byte[] written(byte[] bytes, int header, Random random, byte value) {
    for (int i = 0; i < 6 && header > 24; i++) {
      int at = 16 + 4 * random.nextInt((header - 20) / 4);
      Arrays.fill(bytes, at, at + 4, value);
    }
    return bytes;
  }

  private static byte[] noisy(byte[] bytes, Random random) {
    for (int i = 0; i < bytes.length / 100; i++) {
      int at = 16 + random.nextInt(Math.max(1, bytes.length - 16));
      bytes[Math.min(at, bytes.length - 1)] = (byte) random.nextInt();
    }
    return bytes;
  }

  private static byte[] moved(byte[] bytes) {
    int third = bytes.length / 3;
    byte[] longer = Arrays.copyOf(bytes, bytes.length + third);
    System.arraycopy(bytes, third, longer, 2 * third, bytes.length - third);
    return longer;
  }

  /** All of them. */
  public static List<HostileBytes> all() {
    return List.of(values());
  }
}
