package org.mediatranscoder.auth.session;

import java.time.Clock;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.session.SessionInformation;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.security.oauth2.core.user.OAuth2User;
import org.springframework.stereotype.Component;

/**
 * Tells the library which session a person's tokens belong to, for the {@code sid} of ID tokens.
 * Each log-in has an id of its own, which the principal carries; so nothing has to be remembered
 * here, any instance answers alike, and two browsers of one person are told apart.
 */
@Component
public class LoginSessions implements SessionRegistry {

  /** The attribute of a principal that names its log-in. */
  public static final String LOGIN_ID = "login";

  private final Clock clock;

  LoginSessions(Clock clock) {
    this.clock = clock;
  }

  @Override
  public List<SessionInformation> getAllSessions(Object principal, boolean includeExpired) {
    String id = principal instanceof OAuth2User user ? user.getAttribute(LOGIN_ID) : null;
    return id == null
        ? List.of()
        : List.of(new SessionInformation(principal, id, Date.from(clock.instant())));
  }

  @Override
  public List<Object> getAllPrincipals() {
    return List.of();
  }

  @Override
  public @Nullable SessionInformation getSessionInformation(String sessionId) {
    return null;
  }

  @Override
  public void refreshLastRequest(String sessionId) {
    // Spring Session knows when a session was used last.
  }

  @Override
  public void registerNewSession(String sessionId, Object principal) {
    // The principal carries all that is needed.
  }

  @Override
  public void removeSessionInformation(String sessionId) {
    // Ends with the session.
  }
}
