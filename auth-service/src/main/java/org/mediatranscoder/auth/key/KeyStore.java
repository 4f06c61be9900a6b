package org.mediatranscoder.auth.key;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.List;
import org.mediatranscoder.auth.index.Indexes;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * The signing keys in MongoDB. Their sequence is unique, so instances that start together agree.
 */
@Component
class KeyStore {

  private final MongoOperations mongo;

  KeyStore(MongoOperations mongo) {
    this.mongo = mongo;
    Indexes.of(mongo, EncryptedKey.class)
        .create(new Index().on("sequence", Direction.ASC).unique());
  }

  /** All keys, the oldest first. */
  List<EncryptedKey> all() {
    return mongo.find(new Query().with(Sort.by("sequence")), EncryptedKey.class);
  }

  /**
   * Adds a key.
   *
   * @return false if another instance was first with this sequence; its key is as good as ours
   */
  boolean add(EncryptedKey key) {
    try {
      mongo.insert(key);
      return true;
    } catch (DuplicateKeyException addedElsewhere) {
      return false;
    }
  }

  /** Writes a key anew; does nothing if it was removed meanwhile. */
  void replace(EncryptedKey key) {
    Update update =
        new Update()
            .set("salt", key.salt())
            .set("sealed", key.sealed())
            .set("retiredAt", key.retiredAt());
    mongo.updateFirst(query(where("_id").is(key.kid())), update, EncryptedKey.class);
  }

  void remove(String kid) {
    mongo.remove(query(where("_id").is(kid)), EncryptedKey.class);
  }
}
