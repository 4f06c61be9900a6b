package org.mediatranscoder.auth.account;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.auth.index.Indexes;
import org.mediatranscoder.model.job.AccountId;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * Accounts in MongoDB, also on DocumentDB: every step is one atomic change of one document. The
 * identity is written first and decides by its unique index which account it is; the account is
 * then written under that id, so a crash between the two heals at the next log-in.
 */
@Component
class MongoAccounts implements Accounts {

  private final MongoOperations mongo;
  private final Clock clock;

  MongoAccounts(MongoOperations mongo, Clock clock) {
    this.mongo = mongo;
    this.clock = clock;
    Indexes.of(mongo, StoredIdentity.class)
        .create(
            new Index().on("provider", Direction.ASC).on("subject", Direction.ASC).unique(),
            new Index().on("accountId", Direction.ASC));
  }

  @Override
  public Account signIn(Profile profile) {
    String id = find(profile.identity()).orElseGet(() -> add(profile));
    Update update = seen(profile);
    try {
      return upsert(id, update);
    } catch (DuplicateKeyException insertedElsewhere) {
      return upsert(id, update);
    }
  }

  @Override
  public Optional<Account> find(AccountId id) {
    return Optional.ofNullable(mongo.findById(id.value(), StoredAccount.class))
        .filter(account -> account.deletingSince() == null)
        .map(StoredAccount::account);
  }

  @Override
  public List<LinkedIdentity> identities(AccountId id) {
    Query ofAccount = query(where("accountId").is(id.value())).with(Sort.by("createdAt", "_id"));
    return mongo.find(ofAccount, StoredIdentity.class).stream()
        .map(StoredIdentity::linked)
        .toList();
  }

  private Optional<String> find(Identity identity) {
    var match = where("provider").is(identity.provider()).and("subject").is(identity.subject());
    return Optional.ofNullable(mongo.findOne(query(match), StoredIdentity.class))
        .map(StoredIdentity::accountId);
  }

  private String add(Profile profile) {
    String id = RandomAccountId.next().value();
    try {
      mongo.insert(StoredIdentity.of(profile, id, clock.instant()));
      return id;
    } catch (DuplicateKeyException signedInElsewhere) {
      return find(profile.identity()).orElseThrow(() -> signedInElsewhere);
    }
  }

  private Update seen(Profile profile) {
    Instant now = clock.instant();
    Update update = new Update().setOnInsert("createdAt", now).set("lastLoginAt", now);
    setIfKnown(update, "email", profile.verifiedEmail());
    setIfKnown(update, "displayName", profile.displayName());
    return update;
  }

  private Account upsert(String id, Update update) {
    var options = FindAndModifyOptions.options().upsert(true).returnNew(true);
    // One that is being deleted is not matched; inserting it then fails as it is there.
    var match = where("_id").is(id).and(MongoAccountDeletions.SINCE).exists(false);
    var saved = mongo.findAndModify(query(match), update, options, StoredAccount.class);
    if (saved == null) {
      throw new IllegalStateException("MongoDB did not give the account back");
    }
    return saved.account();
  }

  private static void setIfKnown(Update update, String field, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      update.set(field, value);
    }
  }
}
