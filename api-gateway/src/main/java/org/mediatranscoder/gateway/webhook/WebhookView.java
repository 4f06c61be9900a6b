package org.mediatranscoder.gateway.webhook;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as its owner sees it.
 *
 * @param oldSecretUntil until when the secret before the last rotation signs too; null if it does
 *     not
 * @param offSince since when nothing is sent to it, as it failed for days; null while it is on
 */
@Schema(name = "Webhook")
record WebhookView(
    @Schema(format = "uuid", example = "6f0e2a54-8a4b-4c69-9f59-5a3b1b0c2d11") String id,
    @Schema(format = "uri", example = "https://example.com/hooks/transcoder") String url,
    @Schema(description = "Whether it hears of every job") boolean everyJob,
    Instant createdAt,
    @Schema(description = "Until when the secret before the last rotation signs too")
        @Nullable Instant oldSecretUntil,
    @Schema(description = "Since when nothing is sent to it, as it failed for days; null while on")
        @Nullable Instant offSince) {}
