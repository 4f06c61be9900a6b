package org.mediatranscoder.ui.token;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Whether a request comes from our own page. Browsers say so in {@code Sec-Fetch-Site} (Fetch
 * Metadata) and, with some requests, in {@code Origin}. Where the first is missing, a header of our
 * own proves it, as another site's page cannot send one without our consent (CORS).
 */
public final class SameOrigin {

  private SameOrigin() {}

  /**
   * @param origin ours
   */
  public static boolean proven(HttpServletRequest request, String origin) {
    return cameFrom(origin, request.getHeader("Origin"))
        && isFetchedFromHere(request.getHeader("Sec-Fetch-Site"), request);
  }

  private static boolean cameFrom(String ours, @Nullable String said) {
    return said == null || said.equals(ours);
  }

  private static boolean isFetchedFromHere(@Nullable String said, HttpServletRequest request) {
    return said == null
        ? request.getHeader("X-Requested-With") != null
        : said.equals("same-origin");
  }
}
