package org.mediatranscoder.auth.apitoken;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.util.List;
import org.mediatranscoder.auth.index.Indexes;
import org.mediatranscoder.model.job.AccountId;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** The API tokens in MongoDB, which is right where Redis differs. */
@Component
class ApiTokenStore {

  private final MongoOperations mongo;

  ApiTokenStore(MongoOperations mongo) {
    this.mongo = mongo;
    Indexes.of(mongo, StoredApiToken.class)
        .create(
            new Index().on("accountId", Direction.ASC).on("createdAt", Direction.ASC),
            new Index().on("expiresAt", Direction.ASC));
  }

  /**
   * Adds it unless the account has that many already; two at the same moment may both be refused.
   *
   * @return whether it was added
   */
  boolean add(StoredApiToken token, int most) {
    mongo.insert(token);
    Query all = query(where("accountId").is(token.accountId()));
    if (mongo.count(all, StoredApiToken.class) <= most) {
      return true;
    }
    mongo.remove(token);
    return false;
  }

  /** The newest first. */
  List<StoredApiToken> of(AccountId account) {
    Sort newest = Sort.by(Direction.DESC, "createdAt", "_id");
    return mongo.find(
        query(where("accountId").is(account.value())).with(newest), StoredApiToken.class);
  }

  boolean exists(String id, AccountId account) {
    return mongo.exists(named(id, account), StoredApiToken.class);
  }

  void remove(String id, AccountId account) {
    mongo.remove(named(id, account), StoredApiToken.class);
  }

  void removeExpired(Instant now) {
    mongo.remove(query(where("expiresAt").lte(now)), StoredApiToken.class);
  }

  /** All that have not expired. */
  List<LivingToken> living(Instant now) {
    return mongo
        .query(StoredApiToken.class)
        .as(LivingToken.class)
        .matching(query(where("expiresAt").gt(now)))
        .all();
  }

  /** Notes a use; one that is earlier than what is known changes nothing. */
  void noteUse(String id, Instant at) {
    Query one = query(where("_id").is(id));
    mongo.updateFirst(one, new Update().max("lastUsedAt", at), StoredApiToken.class);
  }

  private static Query named(String id, AccountId account) {
    return query(where("_id").is(id).and("accountId").is(account.value()));
  }
}
