package org.mediatranscoder.auth.account;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;

/**
 * A command: logs the identities that signed in for the first time last, as {@code
 * provider:subject} and the time, the newest first. There a person who is to become an operator
 * finds their own.
 */
public class NewestIdentities implements ApplicationRunner {

  private static final Logger log = LoggerFactory.getLogger(NewestIdentities.class);
  private static final int MOST = 10;

  private final MongoOperations mongo;

  NewestIdentities(MongoOperations mongo) {
    this.mongo = mongo;
  }

  @Override
  public void run(ApplicationArguments none) {
    Query newest = new Query().with(Sort.by(Sort.Direction.DESC, "createdAt")).limit(MOST);
    for (StoredIdentity identity : mongo.find(newest, StoredIdentity.class)) {
      log.info("{}:{} since {}", identity.provider(), identity.subject(), identity.createdAt());
    }
  }
}
