package org.mediatranscoder.auth.consent;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.mediatranscoder.auth.index.Indexes;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.mail.MailConsent.Decision;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** The decisions in MongoDB. */
@Component
class ConsentStore {

  private final MongoOperations mongo;

  ConsentStore(MongoOperations mongo) {
    this.mongo = mongo;
    Indexes.of(mongo, StoredConsent.class)
        .create(new Index().on("at", Direction.ASC), new Index().on("account", Direction.ASC));
  }

  /** Replaces what was decided before. */
  void put(StoredConsent consent) {
    mongo.save(consent);
  }

  boolean isStopped(String id) {
    return mongo.exists(
        query(where("_id").is(id).and("decision").is(Decision.STOPPED)), StoredConsent.class);
  }

  /** All, to be closed. */
  Stream<StoredConsent> all() {
    return mongo.stream(new Query(), StoredConsent.class);
  }

  /** What was decided at that time or later. */
  List<StoredConsent> since(Instant time) {
    return mongo.find(query(where("at").gte(time)), StoredConsent.class);
  }

  /** Removes what was decided about the mails of an account; its fields. */
  List<String> remove(AccountId account) {
    return mongo
        .findAllAndRemove(query(where("account").is(account.value())), StoredConsent.class)
        .stream()
        .map(StoredConsent::id)
        .toList();
  }
}
