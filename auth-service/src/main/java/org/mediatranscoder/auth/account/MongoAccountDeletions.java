package org.mediatranscoder.auth.account;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.mediatranscoder.auth.index.Indexes;
import org.mediatranscoder.model.job.AccountId;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** The mark in the account itself survives everything else. */
@Component
class MongoAccountDeletions implements AccountDeletions {

  /** When the deletion of an account began; missing if it did not. */
  static final String SINCE = "deletingSince";

  private final MongoOperations mongo;
  private final Clock clock;

  MongoAccountDeletions(MongoOperations mongo, Clock clock) {
    this.mongo = mongo;
    this.clock = clock;
    Indexes.of(mongo, StoredAccount.class).create(new Index().on(SINCE, Direction.ASC));
  }

  @Override
  public void begin(AccountId account) {
    Query unmarked = query(where("_id").is(account.value()).and(SINCE).exists(false));
    mongo.updateFirst(unmarked, new Update().set(SINCE, clock.instant()), StoredAccount.class);
  }

  @Override
  public List<AccountId> begun() {
    return mongo.find(query(where(SINCE).gt(Instant.EPOCH)), StoredAccount.class).stream()
        .map(account -> new AccountId(account.id()))
        .toList();
  }

  @Override
  public void forgetIdentities(AccountId account) {
    mongo.remove(query(where("accountId").is(account.value())), StoredIdentity.class);
  }

  @Override
  public void finish(AccountId account) {
    forgetIdentities(account);
    mongo.remove(query(where("_id").is(account.value())), StoredAccount.class);
  }
}
