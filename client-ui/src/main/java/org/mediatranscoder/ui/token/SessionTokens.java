package org.mediatranscoder.ui.token;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The tokens of a session. They lie in Redis with it and never reach the browser's storage. */
@Component
class SessionTokens implements OAuth2AuthorizedClientRepository {

  private static final String ATTRIBUTE = "tokens";

  private final SessionRepository<? extends Session> sessions;
  private final ClientRegistration registration;
  private final JsonMapper json;

  SessionTokens(
      SessionRepository<? extends Session> sessions,
      ClientRegistration transcoder,
      JsonMapper json) {
    this.sessions = sessions;
    this.registration = transcoder;
    this.json = json;
  }

  /** As Redis has them now, which may be newer than what the current request has read. */
  Optional<OAuth2AuthorizedClient> find(String sessionId) {
    Session session = sessions.findById(sessionId);
    return session == null ? Optional.empty() : read(session.getAttribute(ATTRIBUTE));
  }

  /** Writes them at once; does nothing if the session has ended meanwhile. */
  void replace(String sessionId, OAuth2AuthorizedClient client) {
    replaceIn(sessions, sessionId, write(client));
  }

  private static <S extends Session> void replaceIn(
      SessionRepository<S> sessions, String sessionId, String tokens) {
    S session = sessions.findById(sessionId);
    if (session != null) {
      session.setAttribute(ATTRIBUTE, tokens);
      sessions.save(session);
    }
  }

  @Override
  public void saveAuthorizedClient(
      OAuth2AuthorizedClient client,
      Authentication principal,
      HttpServletRequest request,
      HttpServletResponse response) {
    request.getSession().setAttribute(ATTRIBUTE, write(client));
  }

  @Override
  @SuppressWarnings({
    "unchecked",
    "TypeParameterUnusedInFormals"
  }) // The type parameter of the interface has one value only.
  public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
      String registrationId, Authentication principal, HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return session == null ? null : (T) read(session.getAttribute(ATTRIBUTE)).orElse(null);
  }

  @Override
  public void removeAuthorizedClient(
      String registrationId,
      Authentication principal,
      HttpServletRequest request,
      HttpServletResponse response) {
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.removeAttribute(ATTRIBUTE);
    }
  }

  private Optional<OAuth2AuthorizedClient> read(@Nullable Object stored) {
    return stored instanceof String text
        ? Optional.of(json.readValue(text, StoredTokens.class).toClient(registration))
        : Optional.empty();
  }

  private String write(OAuth2AuthorizedClient client) {
    return json.writeValueAsString(StoredTokens.of(client));
  }
}
