package org.mediatranscoder.auth.key;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;

/**
 * A command: removes all signing keys, so that no token that was signed is taken any more. The
 * instances make a new key within minutes.
 */
public class EndAllTokens implements ApplicationRunner {

  private static final Logger log = LoggerFactory.getLogger(EndAllTokens.class);

  private final MongoOperations mongo;

  EndAllTokens(MongoOperations mongo) {
    this.mongo = mongo;
  }

  @Override
  public void run(ApplicationArguments none) {
    long removed = mongo.remove(new Query(), EncryptedKey.class).getDeletedCount();
    log.info("Removed {} signing keys", removed);
  }
}
