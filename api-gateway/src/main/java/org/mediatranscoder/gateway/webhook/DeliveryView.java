package org.mediatranscoder.gateway.webhook;

import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.webhook.WebhookDelivery;

/** One try to deliver an event. */
@Schema(name = "WebhookDelivery")
record DeliveryView(
    @Schema(
            description = "The header webhook-id: the same at every try of one event",
            format = "uuid",
            example = "b5f8a6de-2a5e-5d0b-9a3f-1d8c8f7f6e21")
        String eventId,
    @Schema(
            allowableValues = {"job.completed", "job.failed", "webhook.test"},
            example = "job.completed")
        String type,
    @Schema(
            description = "Null in a test",
            format = "uuid",
            example = "0b0f6d1c-5a4e-4c3a-9a62-0d5f2f4e8c11")
        @Nullable String jobId,
    @Schema(
            description = "Where it went",
            example = "https://example.com/hooks/transcoder?order=17")
        URI url,
    Instant sentAt,
    @Schema(description = "1 at the first try", minimum = "1", example = "1") int attempt,
    WebhookDelivery.Outcome outcome,
    @Schema(description = "Of the answer; null if there was none", minimum = "100", example = "200")
        @Nullable Integer httpStatus,
    @Schema(description = "How long the request took", minimum = "0", example = "81")
        long tookMillis) {

  static DeliveryView of(WebhookDelivery delivery) {
    return new DeliveryView(
        delivery.eventId(),
        delivery.type(),
        delivery.jobId(),
        delivery.url(),
        delivery.sentAt(),
        delivery.attempt(),
        delivery.outcome(),
        delivery.httpStatus(),
        delivery.tookMillis());
  }
}
