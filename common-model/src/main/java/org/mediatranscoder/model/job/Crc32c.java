package org.mediatranscoder.model.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/**
 * The CRC-32C of some bytes (RFC 3720, appendix B.4): it finds bytes that changed by accident, not
 * those that somebody changed on purpose. In JSON it is eight hexadecimal digits.
 */
public record Crc32c(int value) {

  /** Of no bytes. */
  public static final Crc32c NONE = new Crc32c(0);

  private static final int DIGITS = 8;

  /** The generator polynomial, its bits reversed. */
  private static final int POLYNOMIAL = 0x82F63B78;

  /** The polynomials 1 and x⁸, bits reversed. */
  private static final int ONE = 1 << 31;

  private static final int X_8 = 1 << 23;

  /** Of all bytes that this has got. */
  public static Crc32c of(CRC32C sum) {
    return new Crc32c((int) sum.getValue());
  }

  public static Crc32c of(byte[] bytes) {
    CRC32C sum = new CRC32C();
    sum.update(bytes);
    return of(sum);
  }

  /**
   * As {@link #toString} writes it.
   *
   * @throws IllegalArgumentException if these are not eight hexadecimal digits
   */
  @JsonCreator
  public static Crc32c parse(String digits) {
    if (digits.length() != DIGITS) {
      throw new IllegalArgumentException("A CRC-32C has eight hexadecimal digits");
    }
    return new Crc32c(HexFormat.fromHexDigits(digits));
  }

  /**
   * Of the bytes of this, followed by others.
   *
   * @param next of the others
   * @param length how many they are
   */
  public Crc32c then(Crc32c next, long length) {
    return new Crc32c(times(power(X_8, length), value) ^ next.value);
  }

  private static int power(int polynomial, long exponent) {
    int result = ONE;
    int square = polynomial;
    for (long left = exponent; left > 0; left >>= 1) {
      if ((left & 1) != 0) {
        result = times(result, square);
      }
      square = times(square, square);
    }
    return result;
  }

  /** The product of two polynomials over GF(2), modulo the generator. */
  private static int times(int one, int other) {
    int product = 0;
    int shifted = other;
    for (int bit = ONE; bit != 0; bit >>>= 1) {
      if ((one & bit) != 0) {
        product ^= shifted;
      }
      shifted = (shifted >>> 1) ^ ((shifted & 1) == 0 ? 0 : POLYNOMIAL);
    }
    return product;
  }

  @JsonValue
  @Override
  public String toString() {
    return HexFormat.of().toHexDigits(value);
  }
}
