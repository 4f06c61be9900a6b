package org.mediatranscoder.notification.webhook;

import io.micrometer.core.instrument.Metrics;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.webhook.Webhook;
import org.mediatranscoder.model.webhook.WebhookDelivery;
import org.mediatranscoder.model.webhook.WebhookEvent;
import org.mediatranscoder.redis.webhook.WebhookLog;
import org.springframework.stereotype.Component;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Sends one event to one webhook, and writes into its log what came of it. */
@Component
class WebhookDeliveries {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private final WebhookRequests requests;
  private final WebhookLog log;
  private final Clock clock;

  WebhookDeliveries(WebhookRequests requests, WebhookLog log, Clock clock) {
    this.requests = requests;
    this.log = log;
    this.clock = clock;
  }

  /** Tries once. */
  WebhookDelivery deliver(Webhook webhook, URI address, String eventId, WebhookEvent event) {
    Instant now = clock.instant();
    WebhookRequests.Answer answer =
        requests.send(webhook, address, eventId, JSON.writeValueAsString(event));
    WebhookDelivery delivery =
        new WebhookDelivery(
            eventId,
            event.type(),
            event.data() == null ? null : event.data().jobId(),
            address,
            now,
            triesBefore(webhook, eventId) + 1,
            answer.outcome(),
            statusOrNull(answer),
            answer.took().toMillis());
    log.add(webhook.id(), delivery);
    Metrics.counter("transcoder.webhooks." + (delivery.isDelivered() ? "delivered" : "failed"))
        .increment();
    return delivery;
  }

  private int triesBefore(Webhook webhook, String eventId) {
    return log.of(webhook.id()).stream()
        .filter(one -> one.eventId().equals(eventId))
        .mapToInt(WebhookDelivery::attempt)
        .max()
        .orElse(0);
  }

  private static @Nullable Integer statusOrNull(WebhookRequests.Answer answer) {
    return answer.status() == 0 ? null : answer.status();
  }
}
