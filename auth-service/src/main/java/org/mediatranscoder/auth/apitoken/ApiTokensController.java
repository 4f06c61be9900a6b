package org.mediatranscoder.auth.apitoken;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import org.mediatranscoder.model.access.AccessClaims;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.web.account.ApiTokenRequest;
import org.mediatranscoder.web.openapi.NeedsScope;
import org.mediatranscoder.web.openapi.Refuses;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /tokens}: a person's own API tokens. */
@RestController
@Tag(name = "Tokens")
class ApiTokensController {

  private final ApiTokens tokens;

  ApiTokensController(ApiTokens tokens) {
    this.tokens = tokens;
  }

  @NeedsScope(AccessClaims.ACCOUNT)
  @Operation(
      operationId = "listTokens",
      summary = "Own API tokens, newest first",
      description = "Without the tokens themselves, which are shown once and stored nowhere.")
  @GetMapping(value = "/tokens", produces = MediaType.APPLICATION_JSON_VALUE)
  ApiTokenList list(AccountId caller) {
    return new ApiTokenList(tokens.of(caller));
  }

  @NeedsScope(AccessClaims.ACCOUNT)
  @Operation(
      operationId = "createToken",
      summary = "Make an API token for a script",
      description = "It never changes the account and makes no further tokens.")
  @ApiResponse(responseCode = "201", description = "The only time that the token is shown")
  @Refuses(ErrorCode.TOO_MANY_TOKENS)
  @PostMapping(
      value = "/tokens",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  NewApiToken make(@Valid @RequestBody ApiTokenRequest request, AccountId caller) {
    return tokens.make(caller, request.goodName(), request.goodScopes(), request.goodLife());
  }

  @NeedsScope(AccessClaims.ACCOUNT)
  @Operation(
      operationId = "revokeToken",
      summary = "Revoke an API token",
      description = "Every service refuses it from now on.")
  @ApiResponse(responseCode = "204", description = "It is refused from now on")
  @Refuses(ErrorCode.NOT_FOUND)
  @DeleteMapping("/tokens/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void revoke(
      @PathVariable @Parameter(description = "Id of the token", example = "t1") String id,
      AccountId caller) {
    tokens.revoke(caller, id);
  }

  /** All API tokens of a person, the newest first. */
  @Schema(name = "ApiTokenList")
  record ApiTokenList(List<ApiToken> tokens) {

    ApiTokenList {
      tokens = List.copyOf(tokens);
    }
  }
}
