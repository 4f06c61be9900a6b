package org.mediatranscoder.auth.apitoken;

import java.util.List;
import org.mediatranscoder.auth.account.AccountArgument;
import org.mediatranscoder.model.job.AccountId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;

/** A command: revokes all API tokens of the account that its argument names. */
@Order(3)
@Import({ApiTokenStore.class, PublishedTokens.class})
public class EndApiTokens implements ApplicationRunner {

  private static final Logger log = LoggerFactory.getLogger(EndApiTokens.class);

  private final ApiTokenStore store;
  private final PublishedTokens published;

  EndApiTokens(ApiTokenStore store, PublishedTokens published) {
    this.store = store;
    this.published = published;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    AccountId account = AccountArgument.of(arguments);
    List<StoredApiToken> tokens = store.of(account);
    for (StoredApiToken token : tokens) {
      published.revoke(token.id());
      store.remove(token.id(), account);
    }
    log.info("{} API tokens of account {} are revoked", tokens.size(), account);
  }
}
