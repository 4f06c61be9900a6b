package org.mediatranscoder.ui.token;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.ui.UiSettings;
import org.mediatranscoder.web.problem.ApiException;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Gives the page its short-lived token. */
@RestController
class GetTokenController {

  private final PersonTokens tokens;
  private final UiSettings settings;

  GetTokenController(PersonTokens tokens, UiSettings settings) {
    this.tokens = tokens;
    this.settings = settings;
  }

  @GetMapping("/get-token")
  ResponseEntity<IssuedToken> token(
      HttpServletRequest request, HttpSession session, OAuth2AuthenticationToken person) {
    if (!SameOrigin.proven(request, settings.origin())) {
      throw new ApiException(ErrorCode.CROSS_SITE);
    }
    OAuth2AccessToken token = tokens.current(session, person);
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(new IssuedToken(token.getTokenValue(), token.getExpiresAt(), settings.gatewayUrl()));
  }
}
