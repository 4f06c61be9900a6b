package org.mediatranscoder.ui.token;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Whether a request comes from our own page. Browsers say so in {@code Sec-Fetch-Site} (Fetch
 * Metadata); where that is missing, a header of our own proves it, as another site's page cannot
 * send one without our consent (CORS).
 */
final class SameOrigin {

  private SameOrigin() {}

  static boolean proven(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    return site == null
        ? request.getHeader("X-Requested-With") != null
        : site.equals("same-origin");
  }
}
