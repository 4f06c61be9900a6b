package org.mediatranscoder.gateway.webhook;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** The last deliveries to a webhook, the newest first. */
@Schema(name = "WebhookDeliveryList")
record DeliveryListView(List<DeliveryView> deliveries) {

  DeliveryListView {
    deliveries = List.copyOf(deliveries);
  }
}
