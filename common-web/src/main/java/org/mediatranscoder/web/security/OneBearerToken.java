package org.mediatranscoder.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.BearerTokenErrors;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;

/**
 * Takes the token from the header, and refuses a request that has a second one, there or in the
 * query (RFC 6750, 2): who stands before or behind us might look at the other.
 */
final class OneBearerToken implements BearerTokenResolver {

  private static final String QUERY = "access_token";
  private static final String SCHEME = "Bearer ";

  private final BearerTokenResolver header = new DefaultBearerTokenResolver();

  @Override
  public @Nullable String resolve(HttpServletRequest request) {
    Enumeration<String> values = request.getHeaders(HttpHeaders.AUTHORIZATION);
    String value = values.hasMoreElements() ? values.nextElement() : "";
    if (values.hasMoreElements() || isInQuery(request.getQueryString())) {
      throw new OAuth2AuthenticationException(
          BearerTokenErrors.invalidToken("A token stands in the header, once"));
    }
    return isPlain(value) ? value.substring(SCHEME.length()) : header.resolve(request);
  }

  /** As clients send ours; what looks different is for the regular expression of the library. */
  private static boolean isPlain(String value) {
    if (!value.startsWith(SCHEME)) {
      return false;
    }
    int i = SCHEME.length();
    while (i < value.length() && isOfCompactJwt(value.charAt(i))) {
      i++;
    }
    return i == value.length() && i > SCHEME.length();
  }

  private static boolean isOfCompactJwt(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '_'
        || c == '.';
  }

  /** By hand: asking for a parameter would read the body of a form. */
  private static boolean isInQuery(@Nullable String query) {
    return query != null && ("&" + query).contains("&" + QUERY + "=");
  }
}
