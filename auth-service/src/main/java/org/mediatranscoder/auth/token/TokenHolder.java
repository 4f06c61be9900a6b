package org.mediatranscoder.auth.token;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.auth.account.Account;
import org.mediatranscoder.model.access.AccessClaims;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;

/** What tokens say about the person who holds them. */
record TokenHolder(@Nullable String email, @Nullable String name, List<String> roles) {

  static final String ROLES = "roles";

  static TokenHolder of(Account account, List<String> roles) {
    return new TokenHolder(account.email(), account.displayName(), roles);
  }

  /** As the tokens say that are being refreshed; empty if others are asked for. */
  static Optional<TokenHolder> before(JwtEncodingContext context) {
    OAuth2Authorization before = context.getAuthorization();
    if (before == null
        || !AuthorizationGrantType.REFRESH_TOKEN.equals(context.getAuthorizationGrantType())) {
      return Optional.empty();
    }
    Map<String, Object> access = claims(before.getAccessToken());
    Map<String, Object> id = claims(before.getToken(OidcIdToken.class));
    return Optional.of(
        new TokenHolder(text(access, AccessClaims.EMAIL), text(id, "name"), roles(access)));
  }

  private static Map<String, Object> claims(OAuth2Authorization.@Nullable Token<?> token) {
    Map<String, Object> claims = token == null ? null : token.getClaims();
    return claims == null ? Map.of() : claims;
  }

  private static @Nullable String text(Map<String, Object> claims, String name) {
    return claims.get(name) instanceof String text ? text : null;
  }

  private static List<String> roles(Map<String, Object> claims) {
    return claims.get(ROLES) instanceof List<?> roles
        ? roles.stream().map(String::valueOf).toList()
        : List.of();
  }
}
