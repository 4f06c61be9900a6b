package org.mediatranscoder.auth.authorization;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AccessToken.TokenType;
import org.springframework.security.oauth2.core.OAuth2DeviceCode;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.OAuth2UserCode;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;

/** Builds the library's tokens again from what Redis holds. */
final class Tokens {

  private Tokens() {}

  static OAuth2Token rebuild(StoredToken stored, Map<String, Object> metadata) {
    String value = stored.value();
    var issued = stored.issuedAt();
    var expires = stored.expiresAt();
    return switch (stored.kind()) {
      case CODE -> new OAuth2AuthorizationCode(value, issued, expires);
      case ACCESS_TOKEN ->
          new OAuth2AccessToken(TokenType.BEARER, value, issued, expires, stored.scopes());
      case REFRESH_TOKEN -> new OAuth2RefreshToken(value, issued, expires);
      case ID_TOKEN -> new OidcIdToken(value, issued, expires, claims(metadata));
      case USER_CODE -> new OAuth2UserCode(value, issued, expires);
      case DEVICE_CODE -> new OAuth2DeviceCode(value, issued, expires);
    };
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> claims(Map<String, Object> metadata) {
    @Nullable Object claims = metadata.get(OAuth2Authorization.Token.CLAIMS_METADATA_NAME);
    return claims instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }
}
