package org.mediatranscoder.ui.operator;

import com.nimbusds.jwt.JWTParser;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.text.ParseException;
import java.util.List;
import org.mediatranscoder.model.access.AccessClaims;
import org.mediatranscoder.model.access.Role;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.ui.UiSettings;
import org.mediatranscoder.ui.token.PersonTokens;
import org.mediatranscoder.web.problem.ApiException;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.stereotype.Component;

/**
 * Who may see the pages of operators: whose access token says so. It comes from auth-service itself
 * and lives for minutes, and transcoding-worker checks it again, whole.
 */
@Component
public class Operators {

  private static final String PATH = "/operator";

  private final PersonTokens tokens;
  private final boolean havePages;

  Operators(PersonTokens tokens, UiSettings settings) {
    this.tokens = tokens;
    this.havePages = settings.workerUrl() != null;
  }

  /**
   * The token with which an operator's request may be passed on.
   *
   * @throws ApiException {@code not-found} if somebody else asks, or if there are no such pages;
   *     also as {@link PersonTokens#current}
   */
  public OAuth2AccessToken require(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (havePages
        && isPlain(request.getRequestURI())
        && session != null
        && request.getUserPrincipal() instanceof OAuth2AuthenticationToken person) {
      OAuth2AccessToken token = tokens.current(session, person);
      if (isOperators(token.getTokenValue())) {
        return token;
      }
    }
    throw new ApiException(ErrorCode.NOT_FOUND);
  }

  /** Whether to show the way there, by the token at hand, which may be of no use any more. */
  public boolean include(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return havePages
        && session != null
        && tokens.last(session).filter(token -> isOperators(token.getTokenValue())).isPresent();
  }

  /** A load balancer that keeps strangers from these paths may not know them in other writings. */
  private static boolean isPlain(String path) {
    return path.equals(PATH) || path.startsWith(PATH + "/");
  }

  private static boolean isOperators(String token) {
    try {
      List<String> roles =
          JWTParser.parse(token).getJWTClaimsSet().getStringListClaim(AccessClaims.ROLES);
      return roles != null && roles.contains(Role.OPERATOR.claim());
    } catch (ParseException noneOfOurs) {
      return false;
    }
  }
}
