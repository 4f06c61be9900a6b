package org.mediatranscoder.auth.webhook;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;

/** A webhook with the secret that was just made for it. */
@Schema(name = "NewWebhook")
record NewWebhook(
    @JsonUnwrapped WebhookView webhook,
    @Schema(
            description = "Signs what is sent; shown this once",
            example = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
        String secret) {

  static NewWebhook of(StoredWebhook webhook, byte[] secret) {
    return new NewWebhook(WebhookView.of(webhook), WebhookSecrets.shown(secret));
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "NewWebhook[" + webhook.id() + "]";
  }
}
