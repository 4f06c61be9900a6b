package org.mediatranscoder.auth.apitoken;

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
@Import({ApiTokenRemoval.class, ApiTokenStore.class, PublishedTokens.class})
public class EndApiTokens implements ApplicationRunner {

  private static final Logger log = LoggerFactory.getLogger(EndApiTokens.class);

  private final ApiTokenRemoval removal;

  EndApiTokens(ApiTokenRemoval removal) {
    this.removal = removal;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    AccountId account = AccountArgument.of(arguments);
    log.info("{} API tokens of account {} are revoked", removal.removeAll(account), account);
  }
}
