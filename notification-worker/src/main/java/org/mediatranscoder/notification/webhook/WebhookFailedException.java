package org.mediatranscoder.notification.webhook;

import org.mediatranscoder.model.webhook.WebhookDelivery;

/** The receiver did not take an event, and may do so later. */
class WebhookFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  WebhookFailedException(String webhook, WebhookDelivery failed) {
    super("Webhook %s: %s %s".formatted(webhook, failed.outcome(), failed.httpStatus()));
  }
}
