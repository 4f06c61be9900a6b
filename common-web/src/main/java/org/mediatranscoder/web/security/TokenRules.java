package org.mediatranscoder.web.security;

import static org.mediatranscoder.model.access.AccessClaims.API_CLIENT;
import static org.mediatranscoder.model.access.AccessClaims.API_SCOPES;
import static org.mediatranscoder.model.access.AccessClaims.API_TOKEN;
import static org.mediatranscoder.model.access.AccessClaims.LONGEST_API_TOKEN;
import static org.mediatranscoder.model.access.AccessClaims.LONGEST_SESSION_TOKEN;
import static org.mediatranscoder.model.access.AccessClaims.ROLES;
import static org.mediatranscoder.model.access.AccessClaims.SESSION;
import static org.mediatranscoder.model.access.AccessClaims.USE;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.access.AccessKeys;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * A token is a session's and lives minutes, or it is an API token and then may do little. A token
 * that is neither, or both, is none.
 */
final class TokenRules implements OAuth2TokenValidator<Jwt> {

  private static final OAuth2TokenValidatorResult REFUSED =
      OAuth2TokenValidatorResult.failure(
          new OAuth2Error("invalid_token", "The token is of no kind that is used here", null));

  private final Clock clock;
  private final Duration skew;

  TokenRules(Clock clock, Duration skew) {
    this.clock = clock;
    this.skew = skew;
  }

  @Override
  public OAuth2TokenValidatorResult validate(Jwt token) {
    boolean good = token.hasClaim(USE) ? isApiToken(token) : isSessionToken(token);
    return good ? OAuth2TokenValidatorResult.success() : REFUSED;
  }

  private boolean isSessionToken(Jwt token) {
    return isId(token, SESSION)
        && !API_CLIENT.equals(text(token, "client_id"))
        && livesAtMost(LONGEST_SESSION_TOKEN, token);
  }

  private boolean isApiToken(Jwt token) {
    return API_TOKEN.equals(text(token, USE))
        && API_CLIENT.equals(text(token, "client_id"))
        && isId(token, "jti")
        && !token.hasClaim(SESSION)
        && !token.hasClaim(ROLES)
        && hasApiScopesOnly(text(token, "scope"))
        && livesAtMost(LONGEST_API_TOKEN, token);
  }

  private static boolean hasApiScopesOnly(@Nullable String scope) {
    return scope != null && Arrays.stream(scope.split(" ", -1)).allMatch(API_SCOPES::contains);
  }

  private boolean livesAtMost(Duration longest, Jwt token) {
    Instant begin = token.getIssuedAt();
    Instant end = token.getExpiresAt();
    return begin != null
        && end != null
        && !begin.isAfter(clock.instant().plus(skew))
        && !end.isAfter(begin.plus(longest));
  }

  private static boolean isId(Jwt token, String claim) {
    String id = text(token, claim);
    return id != null && AccessKeys.isId(id);
  }

  private static @Nullable String text(Jwt token, String claim) {
    Map<String, Object> claims = token.getClaims();
    return claims.get(claim) instanceof String text ? text : null;
  }
}
