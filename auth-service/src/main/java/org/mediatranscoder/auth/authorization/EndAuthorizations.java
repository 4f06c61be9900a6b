package org.mediatranscoder.auth.authorization;

import org.mediatranscoder.auth.account.AccountArgument;
import org.mediatranscoder.model.job.AccountId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;

/**
 * A command: ends all authorizations of the account that its argument names, and with them the
 * tokens of its pages and programs.
 */
@Order(2)
@Import({AuthorizationRemoval.class, EndedFamilies.class})
public class EndAuthorizations implements ApplicationRunner {

  private static final Logger log = LoggerFactory.getLogger(EndAuthorizations.class);

  private final AuthorizationRemoval removal;

  EndAuthorizations(AuthorizationRemoval removal) {
    this.removal = removal;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    AccountId account = AccountArgument.of(arguments);
    log.info("{} authorizations of account {} are ended", removal.removeAll(account), account);
  }
}
