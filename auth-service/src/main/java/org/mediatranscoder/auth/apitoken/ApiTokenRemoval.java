package org.mediatranscoder.auth.apitoken;

import java.util.List;
import org.mediatranscoder.model.job.AccountId;
import org.springframework.stereotype.Component;

/**
 * Revokes API tokens: every service refuses them from now on. Redis comes first, so that no failure
 * leaves a token good that is no longer listed.
 */
@Component
class ApiTokenRemoval {

  private final ApiTokenStore store;
  private final PublishedTokens published;

  ApiTokenRemoval(ApiTokenStore store, PublishedTokens published) {
    this.store = store;
    this.published = published;
  }

  void remove(String id, AccountId account) {
    published.revoke(id);
    store.remove(id, account);
  }

  /**
   * Revokes all of the account. May be repeated after a failure.
   *
   * @return how many there were
   */
  int removeAll(AccountId account) {
    List<StoredApiToken> tokens = store.of(account);
    tokens.forEach(token -> remove(token.id(), account));
    return tokens.size();
  }
}
