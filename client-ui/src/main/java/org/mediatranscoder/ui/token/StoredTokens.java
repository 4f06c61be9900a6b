package org.mediatranscoder.ui.token;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AccessToken.TokenType;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;

/** What a session keeps of an authorized client: its tokens, and not our client secret. */
record StoredTokens(
    String principal,
    String accessToken,
    @Nullable Instant issuedAt,
    @Nullable Instant expiresAt,
    Set<String> scopes,
    @Nullable String refreshToken) {

  static StoredTokens of(OAuth2AuthorizedClient client) {
    OAuth2AccessToken access = client.getAccessToken();
    OAuth2RefreshToken refresh = client.getRefreshToken();
    return new StoredTokens(
        client.getPrincipalName(),
        access.getTokenValue(),
        access.getIssuedAt(),
        access.getExpiresAt(),
        access.getScopes(),
        refresh == null ? null : refresh.getTokenValue());
  }

  OAuth2AuthorizedClient toClient(ClientRegistration registration) {
    OAuth2AccessToken access =
        new OAuth2AccessToken(TokenType.BEARER, accessToken, issuedAt, expiresAt, scopes);
    return new OAuth2AuthorizedClient(
        registration,
        principal,
        access,
        refreshToken == null ? null : new OAuth2RefreshToken(refreshToken, null));
  }
}
