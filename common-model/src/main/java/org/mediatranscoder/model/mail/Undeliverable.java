package org.mediatranscoder.model.mail;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The keys in Redis of addresses that get no mail any more: each is a string that says why, and
 * expires. Nobody reads addresses there.
 */
public final class Undeliverable {

  private static final String PREFIX = "mail:undeliverable:";

  private Undeliverable() {}

  /** The key of an address, whatever case it is in. */
  public static String of(String address) {
    byte[] normal = address.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
    return ofSha256(HexFormat.of().formatHex(digest(normal)));
  }

  /**
   * The key of an address in lower case.
   *
   * @param sha256 of it, in lower-case hexadecimal
   */
  public static String ofSha256(String sha256) {
    return PREFIX + sha256;
  }

  private static byte[] digest(byte[] text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JDK has SHA-256", impossible);
    }
  }
}
