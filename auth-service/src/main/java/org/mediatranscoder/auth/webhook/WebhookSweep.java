package org.mediatranscoder.auth.webhook;

import java.time.Clock;
import java.time.Duration;
import java.util.stream.Stream;
import org.mediatranscoder.auth.store.RedisFill;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Makes Redis say what MongoDB says about webhooks, and switches off those that notification-worker
 * names. Any number of instances may do it at once.
 */
@Component
class WebhookSweep {

  private static final Logger LOG = LoggerFactory.getLogger(WebhookSweep.class);

  /** More than a change may take from MongoDB to Redis. */
  private static final Duration LOOK_BACK = Duration.ofMinutes(5);

  private final WebhookStore store;
  private final WebhooksInRedis published;
  private final Webhooks webhooks;
  private final Clock clock;
  private boolean lookedAtAll;

  WebhookSweep(WebhookStore store, WebhooksInRedis published, Webhooks webhooks, Clock clock) {
    this.store = store;
    this.published = published;
    this.webhooks = webhooks;
    this.clock = clock;
  }

  synchronized void run() {
    try {
      publish();
      published
          .toSwitchOff()
          .forEach(
              (webhook, account) -> {
                webhooks.switchOff(account, webhook);
                published.switchedOff(webhook);
              });
    } catch (DataAccessException unavailable) {
      LOG.warn("Webhooks are not compared just now", unavailable);
    }
  }

  /** All at the start of a process too, as the key that seals may be another one since. */
  private void publish() {
    if (lookedAtAll && published.isComplete()) {
      store.since(clock.instant().minus(LOOK_BACK)).forEach(this::publish);
      return;
    }
    RedisFill fill = published.beginFill();
    try (Stream<StoredWebhooks> all = store.all()) {
      all.forEach(this::publish);
    }
    lookedAtAll = published.markComplete(fill);
  }

  /** One whose key is gone must not keep the others away. */
  private void publish(StoredWebhooks stored) {
    try {
      webhooks.publish(stored);
    } catch (IllegalStateException cannotBeOpened) {
      LOG.error("Webhooks of account {}: make new secrets", stored.id(), cannotBeOpened);
    }
  }
}
