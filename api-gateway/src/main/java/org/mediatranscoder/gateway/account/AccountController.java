package org.mediatranscoder.gateway.account;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.mediatranscoder.gateway.limits.AccountUsage;
import org.mediatranscoder.model.access.AccessClaims;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.web.openapi.NeedsScope;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /me}: the caller's own account. */
@RestController
@Tag(name = "Account")
class AccountController {

  private final AuthService auth;
  private final AccountUsage usage;
  private final AccountExports exports;
  private final JobErasure erasure;

  AccountController(
      AuthService auth, AccountUsage usage, AccountExports exports, JobErasure erasure) {
    this.auth = auth;
    this.usage = usage;
    this.exports = exports;
    this.erasure = erasure;
  }

  @Operation(
      operationId = "getAccount",
      summary = "The own account, and what is used of its limits",
      description = "Any valid token will do.")
  @GetMapping(value = "/me", produces = MediaType.APPLICATION_JSON_VALUE)
  OwnAccountView me(AccountId caller, @AuthenticationPrincipal Jwt token) {
    return new OwnAccountView(auth.me(token.getTokenValue()), usage.of(caller));
  }

  @NeedsScope(AccessClaims.ACCOUNT)
  @Operation(
      operationId = "exportAccount",
      summary = "Everything that is kept about the caller",
      description = "The account, all jobs and the files in the file store.")
  @GetMapping(value = "/me/export", produces = MediaType.APPLICATION_JSON_VALUE)
  AccountExportView export(AccountId caller, @AuthenticationPrincipal Jwt token) {
    return exports.of(caller, token.getTokenValue());
  }

  @NeedsScope(AccessClaims.ACCOUNT)
  @Operation(
      operationId = "endSessions",
      summary = "Log out everywhere",
      description = "Ends every browser session and every token but API tokens.")
  @ApiResponse(responseCode = "204", description = "The token of this request has ended, too")
  @DeleteMapping("/me/sessions")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void logOutEverywhere(@AuthenticationPrincipal Jwt token) {
    auth.logOutEverywhere(token.getTokenValue());
  }

  @NeedsScope(AccessClaims.ACCOUNT)
  @Operation(
      operationId = "deleteAccount",
      summary = "Delete the own account with all jobs and files",
      description = "There is no way back.")
  @ApiResponse(
      responseCode = "202",
      description = "Nobody can use the account any more; jobs and files go within minutes")
  @DeleteMapping("/me")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void delete(@AuthenticationPrincipal Jwt token) {
    auth.delete(token.getTokenValue());
    erasure.start();
  }
}
