package org.mediatranscoder.web.security;

import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.security.oauth2.jwt.BadJwtException;

/**
 * How our tokens are written, to the letter: three parts in base64url, a header that names the
 * algorithm, the key and the type and nothing else, and a subject that is text. So no other member,
 * which might lead to a key of somebody else's or change what was signed, is ever looked at (RFC
 * 8725, 3.10), and nothing is made to fit.
 */
final class TokenForm {

  private static final Pattern COMPACT =
      Pattern.compile("([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]+)\\.[A-Za-z0-9_-]+");
  private static final Set<String> MEMBERS = Set.of("alg", "kid", "typ");

  private TokenForm() {}

  /**
   * @throws BadJwtException if the token is written in another way
   */
  static void check(String token) {
    Matcher parts = COMPACT.matcher(token);
    boolean ours =
        parts.matches()
            && json(parts.group(1)).keySet().equals(MEMBERS)
            && json(parts.group(2)).get("sub") instanceof String;
    if (!ours) {
      throw new BadJwtException("The token is not of the form of ours");
    }
  }

  private static Map<String, Object> json(String part) {
    try {
      return JSONObjectUtils.parse(new Base64URL(part).decodeToString());
    } catch (ParseException noJson) {
      throw new BadJwtException("The token cannot be read", noJson);
    }
  }
}
