package org.mediatranscoder.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
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

  private final BearerTokenResolver header = new DefaultBearerTokenResolver();

  @Override
  public @Nullable String resolve(HttpServletRequest request) {
    boolean several =
        Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION)).size() > 1
            || isInQuery(request.getQueryString());
    if (several) {
      throw new OAuth2AuthenticationException(
          BearerTokenErrors.invalidToken("A token stands in the header, once"));
    }
    return header.resolve(request);
  }

  /** By hand: asking for a parameter would read the body of a form. */
  private static boolean isInQuery(@Nullable String query) {
    return query != null && ("&" + query).contains("&" + QUERY + "=");
  }
}
