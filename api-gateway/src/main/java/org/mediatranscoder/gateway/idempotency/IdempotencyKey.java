package org.mediatranscoder.gateway.idempotency;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a client calls one request of its own, so that it can be repeated.
 *
 * @param value 1 to 128 visible ASCII characters without quotation mark and backslash
 */
record IdempotencyKey(String value) {

  static final String HEADER = "Idempotency-Key";
  static final int MAX_LENGTH = 128;

  /** Bare, or in quotation marks as a string of RFC 9651. */
  static final String SYNTAX = "^\"?([!#-\\[\\]-~]{1,128})\"?$";

  private static final Pattern VALID = Pattern.compile(SYNTAX);

  /** Whether the request has the header at all. */
  static boolean isGiven(HttpServletRequest request) {
    return request.getHeader(HEADER) != null;
  }

  /** The key of the request; empty if it is not valid or stands more than once. */
  static Optional<IdempotencyKey> of(HttpServletRequest request) {
    List<String> values = Collections.list(request.getHeaders(HEADER));
    return values.size() == 1 ? parse(values.getFirst().strip()) : Optional.empty();
  }

  private static Optional<IdempotencyKey> parse(String header) {
    boolean half = header.startsWith("\"") != (header.endsWith("\"") && header.length() > 1);
    Matcher valid = VALID.matcher(header);
    return valid.matches() && !half
        ? Optional.of(new IdempotencyKey(valid.group(1)))
        : Optional.empty();
  }
}
