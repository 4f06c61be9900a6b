package org.mediatranscoder.auth.session;

import org.mediatranscoder.auth.account.AccountArgument;
import org.mediatranscoder.model.job.AccountId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;

/**
 * A command: ends all browser sessions of the account that its argument names. Before its tokens
 * end, so that none gets new ones meanwhile.
 */
@Order(1)
@EnableConfigurationProperties(SessionProperties.class)
@Import(AccountSessions.class)
public class EndSessions implements ApplicationRunner {

  private static final Logger log = LoggerFactory.getLogger(EndSessions.class);

  private final AccountSessions sessions;

  EndSessions(AccountSessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    AccountId account = AccountArgument.of(arguments);
    sessions.endAll(account);
    log.info("The sessions of account {} are ended", account);
  }
}
