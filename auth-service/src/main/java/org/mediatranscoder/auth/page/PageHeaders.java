package org.mediatranscoder.auth.page;

import static org.springframework.security.config.Customizer.withDefaults;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Collection;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;

/** The headers of every answer, on top of Spring Security's own. */
public final class PageHeaders {

  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none';"
          + " frame-ancestors 'none'; form-action ";

  private PageHeaders() {}

  /** A page may load our style and pictures and nothing else, and tells nobody where it was. */
  public static void add(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY + "'none'"))
        .referrerPolicy(withDefaults());
  }

  /**
   * Lets the page that is being answered have forms.
   *
   * @param origins where they may lead besides to ourselves
   */
  public static void allowForms(HttpServletResponse response, Collection<String> origins) {
    String targets = String.join(" ", origins);
    response.setHeader(
        "Content-Security-Policy", (CONTENT_SECURITY_POLICY + "'self' " + targets).strip());
  }
}
