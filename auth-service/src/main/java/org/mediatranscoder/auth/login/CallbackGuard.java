package org.mediatranscoder.auth.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.stereotype.Component;

/**
 * Remembers in the session which provider the browser was sent to, and takes an answer only at that
 * provider's own callback, so that nobody passes one provider's code off as another's (RFC 9700,
 * section 2.1). Spring does not compare the two.
 */
@Component
class CallbackGuard implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

  private static final String ISSUER = "iss";
  private static final List<String> ONCE =
      List.of(
          OAuth2ParameterNames.CODE,
          OAuth2ParameterNames.STATE,
          OAuth2ParameterNames.ERROR,
          ISSUER);
  private static final String LINKING = CallbackGuard.class.getName() + ".linking";

  private final HttpSessionOAuth2AuthorizationRequestRepository session =
      new HttpSessionOAuth2AuthorizationRequestRepository();
  private final ProviderRegistrations providers;

  CallbackGuard(ProviderRegistrations providers) {
    this.providers = providers;
  }

  @Override
  public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
    return session.loadAuthorizationRequest(request);
  }

  @Override
  public void saveAuthorizationRequest(
      OAuth2AuthorizationRequest sent, HttpServletRequest request, HttpServletResponse response) {
    session.saveAuthorizationRequest(sent, request, response);
  }

  @Override
  public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
      HttpServletRequest request, HttpServletResponse response) {
    OAuth2AuthorizationRequest sent = session.removeAuthorizationRequest(request, response);
    if (sent == null || !isCallbackOf(sent, request) || !isFromIssuer(sent, request)) {
      return null;
    }
    request.setAttribute(LINKING, LinkIntent.of(sent).isPresent());
    return sent;
  }

  /** Whether this callback ends a trip that was begun to link an identity. */
  static boolean isLinking(HttpServletRequest request) {
    return Boolean.TRUE.equals(request.getAttribute(LINKING));
  }

  /** By RFC 9207, where the provider takes part in it and says who it is. */
  private boolean isFromIssuer(OAuth2AuthorizationRequest sent, HttpServletRequest request) {
    String said = request.getParameter(ISSUER);
    String provider = sent.getAttribute(OAuth2ParameterNames.REGISTRATION_ID);
    if (said == null || provider == null) {
      return true;
    }
    ClientRegistration known = providers.findByRegistrationId(provider);
    String issuer = known == null ? null : known.getProviderDetails().getIssuerUri();
    return issuer == null || issuer.equals(said);
  }

  private static boolean isCallbackOf(OAuth2AuthorizationRequest sent, HttpServletRequest request) {
    String callback = sent.getRedirectUri();
    return callback != null
        && URI.create(callback).getPath().equals(request.getRequestURI())
        && ONCE.stream().noneMatch(name -> isRepeated(name, request));
  }

  /** Which of two values counts is a matter of taste, so neither does (RFC 6749, section 3.1). */
  private static boolean isRepeated(String name, HttpServletRequest request) {
    String[] values = request.getParameterValues(name);
    return values != null && values.length > 1;
  }
}
