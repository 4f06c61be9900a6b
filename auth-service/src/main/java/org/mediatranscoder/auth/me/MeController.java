package org.mediatranscoder.auth.me;

import org.mediatranscoder.auth.account.Account;
import org.mediatranscoder.auth.account.Accounts;
import org.mediatranscoder.auth.apitoken.ApiTokens;
import org.mediatranscoder.auth.preference.AccountPreferences;
import org.mediatranscoder.auth.token.LogOutEverywhere;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.web.caller.Caller;
import org.mediatranscoder.web.problem.ApiException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /me}: the caller's own account. */
@RestController
class MeController {

  private final Accounts accounts;
  private final ApiTokens tokens;
  private final AccountPreferences preferences;
  private final LogOutEverywhere everywhere;
  private final AccountDeletion deletion;

  MeController(
      Accounts accounts,
      ApiTokens tokens,
      AccountPreferences preferences,
      LogOutEverywhere everywhere,
      AccountDeletion deletion) {
    this.accounts = accounts;
    this.tokens = tokens;
    this.preferences = preferences;
    this.everywhere = everywhere;
    this.deletion = deletion;
  }

  @GetMapping("/me")
  MeView me(Caller caller) {
    Account account = account(caller.account());
    return MeView.of(account, caller.roles(), accounts.identities(account.id()));
  }

  @GetMapping("/me/export")
  AccountExport export(AccountId caller) {
    return AccountExport.of(
        account(caller), preferences.of(caller), accounts.identities(caller), tokens.of(caller));
  }

  @DeleteMapping("/me/sessions")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void logOutEverywhere(AccountId caller) {
    everywhere.logOut(caller);
  }

  /** Nobody can use the account any more when this answers; what is left goes soon after. */
  @DeleteMapping("/me")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void delete(AccountId caller) {
    deletion.begin(caller);
  }

  private Account account(AccountId caller) {
    return accounts.find(caller).orElseThrow(() -> new ApiException(ErrorCode.TOKEN_INVALID));
  }
}
