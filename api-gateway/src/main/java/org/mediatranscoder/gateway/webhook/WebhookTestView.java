package org.mediatranscoder.gateway.webhook;

import io.swagger.v3.oas.annotations.media.Schema;

/** A test that is on its way; the log has its outcome. */
@Schema(name = "WebhookTest")
record WebhookTestView(
    @Schema(
            description = "Its eventId in the log, and the header webhook-id",
            format = "uuid",
            example = "b5f8a6de-2a5e-4d0b-9a3f-1d8c8f7f6e21")
        String eventId) {}
