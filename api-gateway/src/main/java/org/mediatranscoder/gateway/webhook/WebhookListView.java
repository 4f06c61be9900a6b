package org.mediatranscoder.gateway.webhook;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** All webhooks of a person, the oldest first. */
@Schema(name = "WebhookList")
record WebhookListView(List<WebhookView> webhooks) {

  WebhookListView {
    webhooks = List.copyOf(webhooks);
  }
}
