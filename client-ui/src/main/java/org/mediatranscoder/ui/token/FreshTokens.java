package org.mediatranscoder.ui.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.ui.UiSettings;
import org.mediatranscoder.web.problem.ApiException;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.ClientAuthorizationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizationContext;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientProvider;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.stereotype.Component;

/** Gives a session's access token, renewed if it is about to end. */
@Component
class FreshTokens {

  /** What is left of a token that is still worth giving out while auth-service is unavailable. */
  private static final Duration LEAST_USE = Duration.ofSeconds(10);

  private final SessionTokens tokens;
  private final OAuth2AuthorizedClientProvider renewal;
  private final RefreshLock lock;
  private final Duration reserve;
  private final Clock clock;

  FreshTokens(
      SessionTokens tokens,
      OAuth2AuthorizedClientProvider renewal,
      RefreshLock lock,
      UiSettings settings,
      Clock clock) {
    this.tokens = tokens;
    this.renewal = renewal;
    this.lock = lock;
    this.reserve = settings.tokenReserve();
    this.clock = clock;
  }

  /**
   * @throws ApiException {@code sign-in-needed} if the session has no tokens or auth-service takes
   *     them no more, {@code service-unavailable} if it cannot be asked
   */
  OAuth2AccessToken forSession(String sessionId, Authentication person) {
    OAuth2AuthorizedClient client = stored(sessionId);
    return lives(client, reserve)
        ? client.getAccessToken()
        : lock.whileHeld(sessionId, () -> renewed(sessionId, person));
  }

  private OAuth2AccessToken renewed(String sessionId, Authentication person) {
    OAuth2AuthorizedClient current = stored(sessionId);
    if (lives(current, reserve)) {
      return current.getAccessToken();
    }
    try {
      return renew(sessionId, current, person).getAccessToken();
    } catch (OAuth2AuthorizationException failure) {
      return orWhatIsLeft(current, failure);
    }
  }

  private OAuth2AuthorizedClient renew(
      String sessionId, OAuth2AuthorizedClient current, Authentication person) {
    OAuth2AuthorizedClient next =
        renewal.authorize(
            OAuth2AuthorizationContext.withAuthorizedClient(current).principal(person).build());
    if (next == null) {
      throw new ApiException(ErrorCode.SIGN_IN_NEEDED);
    }
    tokens.replace(sessionId, next);
    return next;
  }

  private OAuth2AccessToken orWhatIsLeft(
      OAuth2AuthorizedClient current, OAuth2AuthorizationException failure) {
    if (refused(failure)) {
      throw new ApiException(ErrorCode.SIGN_IN_NEEDED, failure);
    }
    if (lives(current, LEAST_USE)) {
      return current.getAccessToken();
    }
    throw new ApiException(ErrorCode.SERVICE_UNAVAILABLE, failure);
  }

  private static boolean refused(OAuth2AuthorizationException failure) {
    return failure instanceof ClientAuthorizationException
        && OAuth2ErrorCodes.INVALID_GRANT.equals(failure.getError().getErrorCode());
  }

  private OAuth2AuthorizedClient stored(String sessionId) {
    return tokens.find(sessionId).orElseThrow(() -> new ApiException(ErrorCode.SIGN_IN_NEEDED));
  }

  private boolean lives(OAuth2AuthorizedClient client, Duration atLeast) {
    Instant end = client.getAccessToken().getExpiresAt();
    return end != null && end.isAfter(clock.instant().plus(atLeast));
  }
}
