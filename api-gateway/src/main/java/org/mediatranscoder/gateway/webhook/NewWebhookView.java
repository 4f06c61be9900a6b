package org.mediatranscoder.gateway.webhook;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A webhook with the secret that was just made for it. */
@Schema(name = "NewWebhook")
record NewWebhookView(
    @Schema(format = "uuid", example = "6f0e2a54-8a4b-4c69-9f59-5a3b1b0c2d11") String id,
    @Schema(format = "uri", example = "https://example.com/hooks/transcoder") String url,
    @Schema(description = "Whether it hears of every job") boolean everyJob,
    Instant createdAt,
    @Schema(description = "Until when the secret before the last rotation signs too")
        @Nullable Instant oldSecretUntil,
    @Schema(description = "Since when nothing is sent to it, as it failed for days; null while on")
        @Nullable Instant offSince,
    @Schema(
            description = "Signs what is sent; shown this once",
            example = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
        String secret) {

  /** Without the secret. */
  @Override
  public String toString() {
    return "NewWebhookView[id=" + id + "]";
  }
}
