package org.mediatranscoder.auth.account;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/**
 * Pings our own database. Spring Boot's indicator lists all databases, which our account need not
 * be allowed, and says {@code hello}, which the embedded MongoDB does not know.
 */
@Component
class MongoHealth extends AbstractHealthIndicator {

  private final MongoOperations mongo;

  MongoHealth(MongoOperations mongo) {
    super("MongoDB does not answer");
    this.mongo = mongo;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    mongo.executeCommand("{ ping: 1 }");
    health.up();
  }
}
