package org.mediatranscoder.auth.me;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.mediatranscoder.auth.account.Account;
import org.mediatranscoder.auth.account.Accounts;
import org.mediatranscoder.auth.apitoken.ApiTokens;
import org.mediatranscoder.auth.preference.AccountPreferences;
import org.mediatranscoder.auth.token.LogOutEverywhere;
import org.mediatranscoder.auth.webhook.Webhooks;
import org.mediatranscoder.model.access.AccessClaims;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.web.caller.Caller;
import org.mediatranscoder.web.openapi.NeedsScope;
import org.mediatranscoder.web.problem.ApiException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /me}: the caller's own account. */
@RestController
@Tag(name = "Account")
class MeController {

  private final Accounts accounts;
  private final ApiTokens tokens;
  private final AccountPreferences preferences;
  private final LogOutEverywhere everywhere;
  private final AccountDeletion deletion;
  private final Webhooks webhooks;

  MeController(
      Accounts accounts,
      ApiTokens tokens,
      AccountPreferences preferences,
      LogOutEverywhere everywhere,
      AccountDeletion deletion,
      Webhooks webhooks) {
    this.accounts = accounts;
    this.tokens = tokens;
    this.preferences = preferences;
    this.everywhere = everywhere;
    this.deletion = deletion;
    this.webhooks = webhooks;
  }

  @Operation(
      operationId = "getAccount",
      summary = "The own account",
      description = "Any valid token will do.")
  @GetMapping(value = "/me", produces = MediaType.APPLICATION_JSON_VALUE)
  MeView me(Caller caller) {
    Account account = account(caller.account());
    return MeView.of(account, caller.roles(), accounts.identities(account.id()));
  }

  @NeedsScope(AccessClaims.ACCOUNT)
  @Operation(
      operationId = "exportAccount",
      summary = "Everything that this service keeps about the caller",
      description = "Jobs and files are kept elsewhere: ask api-gateway for those, too.")
  @GetMapping(value = "/me/export", produces = MediaType.APPLICATION_JSON_VALUE)
  AccountExport export(AccountId caller) {
    return AccountExport.of(
        account(caller),
        preferences.of(caller),
        accounts.identities(caller),
        tokens.of(caller),
        webhooks.of(caller));
  }

  @NeedsScope(AccessClaims.ACCOUNT)
  @Operation(
      operationId = "endSessions",
      summary = "Log out everywhere",
      description = "Ends every browser session and every token but API tokens.")
  @ApiResponse(responseCode = "204", description = "The token of this request has ended, too")
  @DeleteMapping("/me/sessions")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void logOutEverywhere(AccountId caller) {
    everywhere.logOut(caller);
  }

  /** Nobody can use the account any more when this answers; what is left goes soon after. */
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
  void delete(AccountId caller) {
    deletion.begin(caller);
  }

  private Account account(AccountId caller) {
    return accounts.find(caller).orElseThrow(() -> new ApiException(ErrorCode.TOKEN_INVALID));
  }
}
