package org.mediatranscoder.auth.authorization;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;

/**
 * Makes refresh tokens: the id of the authorization, a dot, 384 random bits. Clients that prove
 * themselves by a secret get one, and devices; a program beside a browser can use that instead.
 *
 * <p>No bean: the library takes a token generator from the context only if it is the only one.
 */
public class RefreshTokens implements OAuth2TokenGenerator<OAuth2RefreshToken> {

  private final SecureRandom random = new SecureRandom();
  private final Clock clock;

  public RefreshTokens(Clock clock) {
    this.clock = clock;
  }

  @Override
  public @Nullable OAuth2RefreshToken generate(OAuth2TokenContext context) {
    OAuth2Authorization authorization = context.getAuthorization();
    if (!OAuth2TokenType.REFRESH_TOKEN.equals(context.getTokenType())
        || authorization == null
        || !mayHaveOne(context)) {
      return null;
    }
    Instant now = clock.instant();
    Instant end =
        now.plus(context.getRegisteredClient().getTokenSettings().getRefreshTokenTimeToLive());
    return new OAuth2RefreshToken(authorization.getId() + "." + secret(), now, end);
  }

  /** Gives the authorization's id, or null if the token is none of ours. */
  static @Nullable String authorizationId(String refreshToken) {
    int dot = refreshToken.indexOf('.');
    return dot < 0 ? null : refreshToken.substring(0, dot);
  }

  private String secret() {
    byte[] bits = new byte[48];
    random.nextBytes(bits);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
  }

  private static boolean mayHaveOne(OAuth2TokenContext context) {
    boolean hasSecret =
        !context
            .getRegisteredClient()
            .getClientAuthenticationMethods()
            .contains(ClientAuthenticationMethod.NONE);
    return hasSecret
        || !AuthorizationGrantType.AUTHORIZATION_CODE.equals(context.getAuthorizationGrantType());
  }
}
