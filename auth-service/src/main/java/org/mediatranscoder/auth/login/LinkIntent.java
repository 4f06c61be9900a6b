package org.mediatranscoder.auth.login;

import java.util.Optional;
import org.mediatranscoder.model.job.AccountId;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/**
 * That a trip to a provider was begun by a signed-in person to link what comes back. It is part of
 * the request that the session remembers, so it belongs to one browser, one {@code state} and one
 * use.
 */
final class LinkIntent {

  private static final String ATTRIBUTE = "link-to-account";

  private LinkIntent() {}

  static OAuth2AuthorizationRequest add(OAuth2AuthorizationRequest request, AccountId account) {
    return OAuth2AuthorizationRequest.from(request)
        .attributes(all -> all.put(ATTRIBUTE, account.value()))
        .build();
  }

  /** The account to link to; empty for an ordinary log-in. */
  static Optional<AccountId> of(OAuth2AuthorizationRequest request) {
    String account = request.getAttribute(ATTRIBUTE);
    return Optional.ofNullable(account).map(AccountId::new);
  }
}
