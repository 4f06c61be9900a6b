package org.mediatranscoder.auth.webhook;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.mediatranscoder.auth.index.Indexes;
import org.mediatranscoder.model.job.AccountId;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** The webhooks in MongoDB, which is right where Redis differs. */
@Component
class WebhookStore {

  private final MongoOperations mongo;

  WebhookStore(MongoOperations mongo) {
    this.mongo = mongo;
    Indexes.of(mongo, StoredWebhooks.class).create(new Index().on("changedAt", Direction.ASC));
  }

  StoredWebhooks of(AccountId account) {
    return Objects.requireNonNullElseGet(
        mongo.findById(account.value(), StoredWebhooks.class), () -> StoredWebhooks.none(account));
  }

  /** Replaces the state before; false if another instance was first. */
  boolean replace(StoredWebhooks before, StoredWebhooks now) {
    if (before.version() == 0) {
      try {
        mongo.insert(now);
        return true;
      } catch (DuplicateKeyException anotherWasFirst) {
        return false;
      }
    }
    Query same = query(where("_id").is(now.id()).and("version").is(before.version()));
    return mongo.replace(same, now).getMatchedCount() == 1;
  }

  void remove(AccountId account) {
    mongo.remove(query(where("_id").is(account.value())), StoredWebhooks.class);
  }

  /** All, to be closed. */
  Stream<StoredWebhooks> all() {
    return mongo.stream(new Query(), StoredWebhooks.class);
  }

  /** What changed at that time or later. */
  List<StoredWebhooks> since(Instant time) {
    return mongo.find(query(where("changedAt").gte(time)), StoredWebhooks.class);
  }
}
