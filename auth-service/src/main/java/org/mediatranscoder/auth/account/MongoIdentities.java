package org.mediatranscoder.auth.account;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.mediatranscoder.model.job.AccountId;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * Identities in MongoDB without transactions. The unique index decides who gets an identity. A
 * removal first takes a lease on the account, so that two at the same moment do not take the last
 * two identities; the lease of one that died ends by itself.
 */
@Component
class MongoIdentities implements Identities {

  private static final String LEASE = "identitiesLeasedAt";
  private static final Duration LEASE_LIFE = Duration.ofSeconds(10);

  private final MongoOperations mongo;
  private final Clock clock;

  MongoIdentities(MongoOperations mongo, Clock clock) {
    this.mongo = mongo;
    this.clock = clock;
  }

  @Override
  public void link(AccountId account, Profile profile) {
    Identity identity = profile.identity();
    StoredIdentity linked = StoredIdentity.of(profile, account.value(), clock.instant());
    try {
      mongo.insert(linked);
    } catch (DuplicateKeyException exists) {
      if (!mongo.exists(query(of(account, identity)), StoredIdentity.class)) {
        throw new IdentityTakenException(identity);
      }
    }
    requireAccount(account, identity);
  }

  /** Asked after the insert, so that an account that is being deleted leaves nothing behind. */
  private void requireAccount(AccountId account, Identity identity) {
    if (!mongo.exists(query(living(account)), StoredAccount.class)) {
      mongo.remove(query(of(account, identity)), StoredIdentity.class);
      throw new IllegalArgumentException("There is no such account");
    }
  }

  @Override
  public void unlink(AccountId account, Identity identity) {
    Instant lease = takeLease(account);
    try {
      removeUnlessLast(account, identity);
    } finally {
      Query ours = query(where("_id").is(account.value()).and(LEASE).is(lease));
      mongo.updateFirst(ours, new Update().unset(LEASE), StoredAccount.class);
    }
  }

  private void removeUnlessLast(AccountId account, Identity identity) {
    Query all = query(where("accountId").is(account.value()));
    Query one = query(of(account, identity));
    if (mongo.exists(one, StoredIdentity.class)) {
      if (mongo.count(all, StoredIdentity.class) < 2) {
        throw new LastIdentityException();
      }
      mongo.remove(one, StoredIdentity.class);
    }
  }

  /** When it was taken, to the millisecond, as MongoDB keeps it: whose time it says, it is. */
  private Instant takeLease(AccountId account) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Criteria free =
        new Criteria()
            .orOperator(where(LEASE).exists(false), where(LEASE).lt(now.minus(LEASE_LIFE)));
    Query leasable = query(living(account).andOperator(free));
    var taken = mongo.updateFirst(leasable, new Update().set(LEASE, now), StoredAccount.class);
    if (taken.getModifiedCount() == 0) {
      throw new PessimisticLockingFailureException("Another removal is under way");
    }
    return now;
  }

  private static Criteria living(AccountId account) {
    return where("_id").is(account.value()).and(MongoAccountDeletions.SINCE).exists(false);
  }

  private static Criteria of(AccountId account, Identity identity) {
    return where("provider")
        .is(identity.provider())
        .and("subject")
        .is(identity.subject())
        .and("accountId")
        .is(account.value());
  }
}
