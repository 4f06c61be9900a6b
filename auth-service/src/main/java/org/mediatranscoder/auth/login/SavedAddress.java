package org.mediatranscoder.auth.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;
import org.springframework.security.web.util.UrlUtils;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Remembers in the session of somebody who is not signed in yet where they wanted to go: the
 * address of a GET alone and of a bounded length, as anybody may fill Redis with them. Spring's own
 * keeps all headers and all fields of a form.
 */
final class SavedAddress implements RequestCache {

  /** The longest request of a client, with all that OpenID Connect knows, has about 1,000. */
  static final int MOST_CHARACTERS = 2_048;

  private static final String ATTRIBUTE = "saved-address";

  private final RequestMatcher worth;

  /**
   * @param worth what it is worth to come back to
   */
  SavedAddress(RequestMatcher worth) {
    this.worth = worth;
  }

  @Override
  public void saveRequest(HttpServletRequest request, HttpServletResponse response) {
    String address = UrlUtils.buildFullRequestUrl(request);
    if (HttpMethod.GET.matches(request.getMethod())
        && address.length() <= MOST_CHARACTERS
        && worth.matches(request)) {
      request.getSession().setAttribute(ATTRIBUTE, address);
    }
  }

  @Override
  public @Nullable SavedRequest getRequest(
      HttpServletRequest request, HttpServletResponse response) {
    String address = saved(request);
    return address == null ? null : new SimpleSavedRequest(address);
  }

  /** A GET brings all that it needs by itself, so it is only forgotten. */
  @Override
  public @Nullable HttpServletRequest getMatchingRequest(
      HttpServletRequest request, HttpServletResponse response) {
    if (UrlUtils.buildFullRequestUrl(request).equals(saved(request))) {
      removeRequest(request, response);
    }
    return null;
  }

  @Override
  public void removeRequest(HttpServletRequest request, HttpServletResponse response) {
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.removeAttribute(ATTRIBUTE);
    }
  }

  private static @Nullable String saved(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return session != null && session.getAttribute(ATTRIBUTE) instanceof String address
        ? address
        : null;
  }
}
