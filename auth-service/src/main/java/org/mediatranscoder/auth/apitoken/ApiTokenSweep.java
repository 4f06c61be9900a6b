package org.mediatranscoder.auth.apitoken;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.mediatranscoder.auth.store.RedisFill;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Makes Redis say what MongoDB says: after a start, after a loss of Redis, and after whatever went
 * wrong between the two. Any number of instances may do it at once.
 */
@Component
class ApiTokenSweep {

  private static final Logger LOG = LoggerFactory.getLogger(ApiTokenSweep.class);

  private final ApiTokenStore store;
  private final PublishedTokens published;
  private final Clock clock;

  ApiTokenSweep(ApiTokenStore store, PublishedTokens published, Clock clock) {
    this.store = store;
    this.published = published;
    this.clock = clock;
  }

  /** Does it once; what fails is done by the next one. */
  void run() {
    try {
      Instant now = clock.instant();
      store.removeExpired(now);
      noteUses(publish(now));
    } catch (DataAccessException unavailable) {
      LOG.warn("The API tokens are not compared just now", unavailable);
    }
  }

  /** Redis is read first: a token that is made meanwhile is then seen in MongoDB at least. */
  private List<LivingToken> publish(Instant now) {
    RedisFill fill = published.beginFill();
    Set<String> before = published.ids();
    List<LivingToken> living = store.living(now);
    Set<String> good = living.stream().map(LivingToken::id).collect(Collectors.toSet());
    living.stream()
        .filter(token -> !before.contains(token.id()))
        .forEach(token -> published.publish(token.id(), token.expiresAt()));
    before.stream().filter(id -> !good.contains(id)).forEach(published::revoke);
    published.markComplete(fill);
    return living;
  }

  private void noteUses(List<LivingToken> living) {
    Map<String, Instant> uses = published.uses(living.stream().map(LivingToken::id).toList());
    for (LivingToken token : living) {
      Instant used = uses.get(token.id());
      if (used != null && (token.lastUsedAt() == null || used.isAfter(token.lastUsedAt()))) {
        store.noteUse(token.id(), used);
      }
    }
  }
}
