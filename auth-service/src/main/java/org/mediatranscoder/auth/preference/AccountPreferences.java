package org.mediatranscoder.auth.preference;

import java.util.HashSet;
import java.util.Set;
import org.mediatranscoder.auth.store.RedisFill;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.mail.MailSwitch;
import org.mediatranscoder.web.account.Mail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** The preferences of all accounts. MongoDB is right where Redis differs. */
@Component
public class AccountPreferences {

  private static final Logger LOG = LoggerFactory.getLogger(AccountPreferences.class);

  private final PreferenceStore store;
  private final PublishedMailSwitch published;

  AccountPreferences(PreferenceStore store, PublishedMailSwitch published) {
    this.store = store;
    this.published = published;
  }

  /** Those of the account; {@link Preferences#NONE} of who has said nothing. */
  public Preferences of(AccountId account) {
    return store.of(account);
  }

  /** Replaces them; when this returns, the next mail heeds them. */
  void put(AccountId account, Preferences preferences) {
    store.put(account, preferences);
    published.set(account.value(), preferences.mail());
  }

  /**
   * Makes Redis say who wants no mail, as MongoDB does. Any number of instances may do it at once;
   * what fails is done by the next run.
   */
  void publish() {
    try {
      // Redis is read first: who is in it by then has been in MongoDB before.
      RedisFill fill = published.beginFill();
      Set<String> gone = new HashSet<>(published.members());
      Set<String> off = store.withoutMail();
      Set<String> missing = new HashSet<>(off);
      missing.removeAll(gone);
      missing.forEach(account -> published.set(account, Mail.NEVER));
      gone.removeAll(off);
      gone.remove(MailSwitch.COMPLETE);
      gone.forEach(account -> published.set(account, Mail.ALWAYS));
      published.markComplete(fill);
    } catch (DataAccessException unavailable) {
      LOG.warn("Who wants no mail is not compared just now", unavailable);
    }
  }
}
