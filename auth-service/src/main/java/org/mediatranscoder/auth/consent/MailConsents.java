package org.mediatranscoder.auth.consent;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.auth.store.RedisFill;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.link.MailGrant;
import org.mediatranscoder.model.mail.MailConsent;
import org.mediatranscoder.model.mail.MailConsent.Decision;
import org.mediatranscoder.model.mail.Mailbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** What receivers of mail have decided. MongoDB is right where Redis differs. */
@Component
public class MailConsents {

  private static final Logger LOG = LoggerFactory.getLogger(MailConsents.class);

  /** More than a decision may take from MongoDB to Redis. */
  private static final Duration LOOK_BACK = Duration.ofMinutes(5);

  private final ConsentStore store;
  private final PublishedConsents published;
  private final Clock clock;

  MailConsents(ConsentStore store, PublishedConsents published, Clock clock) {
    this.store = store;
    this.published = published;
    this.clock = clock;
  }

  /** Mails of the account are welcome from now on; those that wait for this are sent. */
  void confirm(MailGrant.Confirm grant) {
    Mailbox mailbox = grant.mailbox();
    if (store.isStopped(MailConsent.of(mailbox))) {
      resume(mailbox);
    }
    published.release(
        put(MailConsent.of(grant.account(), mailbox), grant.account().value(), Decision.CONFIRMED));
  }

  /** Stops all mail to the mailbox, from every account. */
  void stop(Mailbox mailbox) {
    put(MailConsent.of(mailbox), null, Decision.STOPPED);
  }

  /** Takes a stop back. */
  void resume(Mailbox mailbox) {
    put(MailConsent.of(mailbox), null, Decision.RESUMED);
  }

  /** Forgets whom the account may send mail to. */
  public void forget(AccountId account) {
    published.remove(store.remove(account));
  }

  /** Makes Redis say what MongoDB says. Any number of instances may do it at once. */
  void publish() {
    try {
      if (published.isComplete()) {
        store.since(clock.instant().minus(LOOK_BACK)).forEach(published::put);
        return;
      }
      RedisFill fill = published.beginFill();
      try (Stream<StoredConsent> all = store.all()) {
        all.forEach(published::put);
      }
      published.markComplete(fill);
    } catch (DataAccessException unavailable) {
      LOG.warn("What receivers of mail decided is not compared just now", unavailable);
    }
  }

  private StoredConsent put(String field, @Nullable String account, Decision decision) {
    StoredConsent consent =
        new StoredConsent(field, account, decision, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    store.put(consent);
    published.put(consent);
    LOG.info("Somebody decided about mails to a mailbox: {}", decision);
    return consent;
  }
}
