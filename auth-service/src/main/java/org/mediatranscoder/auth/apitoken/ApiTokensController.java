package org.mediatranscoder.auth.apitoken;

import java.util.List;
import org.mediatranscoder.model.job.AccountId;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /tokens}: a person's own API tokens. */
@RestController
class ApiTokensController {

  private final ApiTokens tokens;

  ApiTokensController(ApiTokens tokens) {
    this.tokens = tokens;
  }

  @GetMapping("/tokens")
  ApiTokenList list(AccountId caller) {
    return new ApiTokenList(tokens.of(caller));
  }

  @PostMapping("/tokens")
  @ResponseStatus(HttpStatus.CREATED)
  NewApiToken make(@RequestBody ApiTokenRequest wish, AccountId caller) {
    return tokens.make(caller, wish.goodName(), wish.goodScopes(), wish.goodLife());
  }

  @DeleteMapping("/tokens/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void callBack(@PathVariable String id, AccountId caller) {
    tokens.callBack(caller, id);
  }

  /** All API tokens of a person, the newest first. */
  record ApiTokenList(List<ApiToken> tokens) {

    ApiTokenList {
      tokens = List.copyOf(tokens);
    }
  }
}
