package org.mediatranscoder.gateway.account;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.mediatranscoder.gateway.web.Refuses;
import org.mediatranscoder.model.error.ErrorCode;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /tokens}: the caller's own API tokens. */
@RestController
class ApiTokensController {

  private final AuthService auth;

  ApiTokensController(AuthService auth) {
    this.auth = auth;
  }

  @Operation(summary = "Own API tokens, newest first")
  @GetMapping(value = "/tokens", produces = MediaType.APPLICATION_JSON_VALUE)
  ApiTokenListView list(@AuthenticationPrincipal Jwt token) {
    return auth.tokens(token.getTokenValue());
  }

  @Operation(summary = "Make an API token for a script")
  @ApiResponse(responseCode = "201", description = "The only time that the token is shown")
  @Refuses({ErrorCode.REQUEST_MALFORMED, ErrorCode.TOO_MANY_TOKENS})
  @PostMapping(
      value = "/tokens",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  NewApiTokenView make(@RequestBody ApiTokenWish wish, @AuthenticationPrincipal Jwt token) {
    return auth.makeToken(token.getTokenValue(), wish);
  }

  @Operation(summary = "Call an API token back: it is refused from now on")
  @ApiResponse(responseCode = "204", description = "It is of no use any more")
  @Refuses(ErrorCode.NOT_FOUND)
  @DeleteMapping("/tokens/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void callBack(@PathVariable String id, @AuthenticationPrincipal Jwt token) {
    auth.callTokenBack(token.getTokenValue(), id);
  }
}
