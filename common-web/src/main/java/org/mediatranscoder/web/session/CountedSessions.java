package org.mediatranscoder.web.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.web.problem.ApiException;

/** A request that counts before it begins a session. */
final class CountedSessions extends HttpServletRequestWrapper {

  private final SessionStarts starts;
  private @Nullable ApiException refusal;

  CountedSessions(HttpServletRequest request, SessionStarts starts) {
    super(request);
    this.starts = starts;
  }

  @Override
  public @Nullable HttpSession getSession(boolean create) {
    HttpSession known = super.getSession(false);
    if (known != null || !create) {
      return known;
    }
    try {
      starts.count(getRemoteAddr());
    } catch (ApiException tooMany) {
      refusal = tooMany;
      throw tooMany;
    }
    return super.getSession(true);
  }

  /** Why a session was refused; null if none was. */
  @Nullable ApiException refusal() {
    return refusal;
  }

  @Override
  public @Nullable HttpSession getSession() {
    return getSession(true);
  }
}
