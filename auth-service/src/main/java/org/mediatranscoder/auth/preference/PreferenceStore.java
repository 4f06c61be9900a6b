package org.mediatranscoder.auth.preference;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.Set;
import java.util.stream.Collectors;
import org.mediatranscoder.auth.index.Indexes;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.web.account.Mail;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** Preferences in MongoDB, inside the account. */
@Component
class PreferenceStore {

  private static final String PREFERENCES = "preferences";
  private static final String MAIL = PREFERENCES + ".mail";

  private final MongoOperations mongo;

  PreferenceStore(MongoOperations mongo) {
    this.mongo = mongo;
    Indexes.of(mongo, StoredPreferences.class).create(new Index().on(MAIL, Direction.ASC));
  }

  Preferences of(AccountId account) {
    StoredPreferences stored = mongo.findById(account.value(), StoredPreferences.class);
    return stored == null || stored.preferences() == null ? Preferences.NONE : stored.preferences();
  }

  /** Replaces them; does nothing if there is no such account any more. */
  void put(AccountId account, Preferences preferences) {
    Update update =
        new Update()
            .set(PREFERENCES + ".defaultFormat", preferences.defaultFormat())
            .set(PREFERENCES + ".email", preferences.email())
            .set(MAIL, preferences.mail());
    mongo.updateFirst(query(where("_id").is(account.value())), update, StoredPreferences.class);
  }

  /** All who want no mail. */
  Set<String> withoutMail() {
    var query = query(where(MAIL).is(Mail.NEVER));
    query.fields().include("_id");
    return mongo.find(query, StoredPreferences.class).stream()
        .map(StoredPreferences::id)
        .collect(Collectors.toSet());
  }
}
