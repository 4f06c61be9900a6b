package org.mediatranscoder.auth.token;

import java.util.function.Consumer;
import org.mediatranscoder.model.access.AccessClaims;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;

/**
 * Refuses the account scope to a client without a secret that asks by a redirect: any program on
 * the machine can say that it is this client, and nobody is asked. As a device (RFC 8628) it may
 * have the scope, as the person sees and allows it there.
 */
final class ScopesWithoutQuestion
    implements Consumer<OAuth2AuthorizationCodeRequestAuthenticationContext> {

  @Override
  public void accept(OAuth2AuthorizationCodeRequestAuthenticationContext request) {
    OAuth2AuthorizationCodeRequestAuthenticationToken asked = request.getAuthentication();
    boolean isPublic =
        request
            .getRegisteredClient()
            .getClientAuthenticationMethods()
            .contains(ClientAuthenticationMethod.NONE);
    if (isPublic && asked.getScopes().contains(AccessClaims.ACCOUNT)) {
      throw new OAuth2AuthorizationCodeRequestAuthenticationException(
          new OAuth2Error(
              OAuth2ErrorCodes.INVALID_SCOPE,
              "Only a device may ask for the scope account, as the person decides there",
              null),
          asked);
    }
  }
}
