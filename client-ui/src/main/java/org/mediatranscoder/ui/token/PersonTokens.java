package org.mediatranscoder.ui.token;

import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.web.problem.ApiException;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/** The access token of who is signed in, as long as nobody has ended it. */
@Component
public class PersonTokens {

  private final FreshTokens tokens;
  private final SessionTokens stored;
  private final EndedElsewhere ended;

  PersonTokens(FreshTokens tokens, SessionTokens stored, EndedElsewhere ended) {
    this.tokens = tokens;
    this.stored = stored;
    this.ended = ended;
  }

  /**
   * The token, renewed if it is about to end. A session whose tokens are refused ends, so that the
   * page offers to sign in again.
   *
   * @throws ApiException as {@link FreshTokens#forSession}
   */
  public OAuth2AccessToken current(HttpSession session, OAuth2AuthenticationToken person) {
    try {
      if (person.getPrincipal() instanceof OidcUser user && ended.covers(user)) {
        throw new ApiException(ErrorCode.SIGN_IN_NEEDED);
      }
      return tokens.forSession(session.getId(), person);
    } catch (ApiException failure) {
      if (failure.code() == ErrorCode.SIGN_IN_NEEDED) {
        session.invalidate();
      }
      throw failure;
    }
  }

  /**
   * The token that the session holds, which may be of no use any more. Asks auth-service nothing.
   */
  public Optional<OAuth2AccessToken> last(HttpSession session) {
    return stored.find(session.getId()).map(OAuth2AuthorizedClient::getAccessToken);
  }
}
