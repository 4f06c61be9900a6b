package org.mediatranscoder.auth.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Optional;
import org.mediatranscoder.model.job.AccountId;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.stereotype.Component;

/** Sends a signed-in person to a provider to link what they are there. */
@Component
class LinkStart {

  private final OAuth2AuthorizationRequestResolver requests;
  private final CallbackGuard callbacks;

  LinkStart(ProviderRegistrations providers, CallbackGuard callbacks) {
    this.requests =
        new DefaultOAuth2AuthorizationRequestResolver(providers, "/oauth2/authorization");
    this.callbacks = callbacks;
  }

  /**
   * Gives the address to go to, which the session remembers.
   *
   * @return empty if the provider is not configured
   * @throws IllegalArgumentException if the provider does not answer
   */
  Optional<URI> begin(
      String provider,
      AccountId account,
      HttpServletRequest request,
      HttpServletResponse response) {
    OAuth2AuthorizationRequest plain = requests.resolve(request, provider);
    if (plain == null) {
      return Optional.empty();
    }
    OAuth2AuthorizationRequest linking = LinkIntent.add(plain, account);
    callbacks.saveAuthorizationRequest(linking, request, response);
    return Optional.of(URI.create(linking.getAuthorizationRequestUri()));
  }
}
