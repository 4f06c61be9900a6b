package org.mediatranscoder.auth.me;

import java.time.Clock;
import java.time.Instant;
import org.mediatranscoder.auth.account.AccountDeletions;
import org.mediatranscoder.auth.apitoken.ApiTokenMint;
import org.mediatranscoder.auth.apitoken.ApiTokens;
import org.mediatranscoder.auth.consent.MailConsents;
import org.mediatranscoder.auth.history.JobHistory;
import org.mediatranscoder.auth.token.LogOutEverywhere;
import org.mediatranscoder.auth.webhook.Webhooks;
import org.mediatranscoder.model.access.AccessClaims;
import org.mediatranscoder.model.job.AccountId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Deletes an account: first nobody can use it any more, then api-gateway erases its jobs, at last
 * the account itself goes. A mark in the account says that it is under way, so whatever dies,
 * another instance goes on; and each step may be done again.
 */
@Component
class AccountDeletion {

  private static final Logger LOG = LoggerFactory.getLogger(AccountDeletion.class);

  private final AccountDeletions accounts;
  private final ApiTokens tokens;
  private final LogOutEverywhere everywhere;
  private final MailConsents consents;
  private final JobHistory history;
  private final Webhooks webhooks;
  private final ErasureNotes erasures;
  private final ApiTokenMint mint;
  private final Clock clock;

  AccountDeletion(
      AccountDeletions accounts,
      ApiTokens tokens,
      LogOutEverywhere everywhere,
      MailConsents consents,
      JobHistory history,
      Webhooks webhooks,
      ErasureNotes erasures,
      ApiTokenMint mint,
      Clock clock) {
    this.accounts = accounts;
    this.tokens = tokens;
    this.everywhere = everywhere;
    this.consents = consents;
    this.history = history;
    this.webhooks = webhooks;
    this.erasures = erasures;
    this.mint = mint;
    this.clock = clock;
  }

  /** Begins; when this returns, every token and session of the account is refused. */
  void begin(AccountId account) {
    LOG.info("Account {} is being deleted, as its owner asked", account);
    accounts.begin(account);
    endAccess(account);
    askForErasure(account);
  }

  /** Goes on with all that have begun; what fails is done the next time. */
  void goOn() {
    try {
      accounts.begun().forEach(this::goOn);
    } catch (DataAccessException unavailable) {
      LOG.warn("The deletion of accounts does not go on just now", unavailable);
    }
  }

  private void goOn(AccountId account) {
    endAccess(account);
    if (erasures.isDone(account)) {
      consents.forget(account);
      history.forget(account);
      webhooks.forget(account);
      accounts.finish(account);
      erasures.forget(account);
      LOG.info("Account {} is gone", account);
    } else {
      askForErasure(account);
    }
  }

  private void endAccess(AccountId account) {
    erasures.endAccess(account);
    tokens.revokeAll(account);
    webhooks.deleteAll(account);
    everywhere.logOut(account);
    accounts.forgetIdentities(account);
  }

  private void askForErasure(AccountId account) {
    Instant now = clock.instant();
    Instant end = now.plus(AccessClaims.LONGEST_SESSION_TOKEN);
    erasures.ask(account, mint.signErasure(account, now, end));
  }
}
