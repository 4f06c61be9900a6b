package org.mediatranscoder.acceptance;

import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SplittableRandom;

/** So many bytes that nothing can compress, and their checksum. */
final class PseudoRandomStream extends InputStream {

  private static final int BLOCK = 1 << 20;

  private final byte[] block = new byte[BLOCK];
  private final MessageDigest digest = sha256Digest();
  private long position;
  private final long end;

  PseudoRandomStream(long bytes) {
    this.end = bytes;
    new SplittableRandom(bytes).nextBytes(block);
  }

  /** Of all that was read. */
  String sha256() {
    return HexFormat.of().formatHex(digest.digest());
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  /** The same block over and over, with its number in front, so that no two are alike. */
  @Override
  public int read(byte[] target, int offset, int length) {
    if (position == end) {
      return -1;
    }
    int inBlock = (int) (position % BLOCK);
    if (inBlock == 0) {
      number(position / BLOCK);
    }
    int count = (int) Math.min(Math.min(length, BLOCK - inBlock), end - position);
    System.arraycopy(block, inBlock, target, offset, count);
    digest.update(block, inBlock, count);
    position += count;
    return count;
  }

  private void number(long value) {
    for (int i = 0; i < Long.BYTES; i++) {
      block[i] = (byte) (value >>> (8 * i));
    }
  }

  private static MessageDigest sha256Digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
