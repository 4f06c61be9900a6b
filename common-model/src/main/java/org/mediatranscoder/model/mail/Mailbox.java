package org.mediatranscoder.model.mail;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A mailbox without its address: the SHA-256 of the address in lower case, without a tag (RFC 5233:
 * {@code ada+x@example.test} is the mailbox {@code ada@example.test}), so that a tag makes nobody
 * another recipient.
 *
 * @param sha256 in lower-case hexadecimal
 */
public record Mailbox(String sha256) {

  /** Length of {@link #bytes}. */
  public static final int BYTES = 32;

  /** The mailbox of an address. */
  public static Mailbox of(String address) {
    String plain = withoutTag(address.strip().toLowerCase(Locale.ROOT));
    return ofBytes(digest(plain.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * @param bytes as {@link #bytes} gave them
   */
  public static Mailbox ofBytes(byte[] bytes) {
    return new Mailbox(HexFormat.of().formatHex(bytes));
  }

  /** The digest itself. */
  public byte[] bytes() {
    return HexFormat.of().parseHex(sha256);
  }

  private static String withoutTag(String address) {
    int at = address.lastIndexOf('@');
    int plus = address.indexOf('+');
    return plus > 0 && plus < at ? address.substring(0, plus) + address.substring(at) : address;
  }

  private static byte[] digest(byte[] text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JDK has SHA-256", impossible);
    }
  }
}
