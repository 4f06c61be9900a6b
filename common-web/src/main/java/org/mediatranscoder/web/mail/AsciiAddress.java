package org.mediatranscoder.web.mail;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Writes a mail address in ASCII, as not every mail server knows SMTPUTF8 (RFC 6531) and some
 * software cuts characters to their low byte where it does not: the mail reaches somebody else.
 */
final class AsciiAddress {

  private static final int LONGEST = 254;

  /**
   * Characters that the rules of 2003, which Java knows, change into others, and those of 2008 do
   * not: sharp s, final sigma and the joiners. The same domain would be two (RFC 5894, section
   * 7.2).
   */
  private static final Pattern AMBIGUOUS = Pattern.compile("[\\u00df\\u1e9e\\u03c2\\u200c\\u200d]");

  private AsciiAddress() {}

  /** Empty where there is none: the part before the @ cannot be converted. */
  static Optional<String> of(String address) {
    int at = address.lastIndexOf('@');
    String local = address.substring(0, Math.max(0, at));
    String domain = address.substring(at + 1);
    if (local.isEmpty() || !isAscii(local) || AMBIGUOUS.matcher(domain).find()) {
      return Optional.empty();
    }
    return ascii(domain).map(sent -> local + "@" + sent).filter(sent -> sent.length() <= LONGEST);
  }

  /** A domain in ASCII stays as it was typed. */
  private static Optional<String> ascii(String domain) {
    if (isAscii(domain)) {
      return Optional.of(domain);
    }
    try {
      return Optional.of(IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES));
    } catch (IllegalArgumentException noDomain) {
      return Optional.empty();
    }
  }

  private static boolean isAscii(String text) {
    return StandardCharsets.US_ASCII.newEncoder().canEncode(text);
  }
}
