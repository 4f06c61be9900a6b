package org.mediatranscoder.model.webhook;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One try to deliver an event, for the log of a webhook.
 *
 * @param eventId the header {@code webhook-id}: the same at every try of one event
 * @param type such as {@code job.completed}
 * @param jobId null for a test
 * @param url where it went, with the query that the job named
 * @param attempt 1 at the first try
 * @param outcome how it ended
 * @param httpStatus of the answer; null if there was none
 * @param tookMillis how long the request took
 */
public record WebhookDelivery(
    String eventId,
    String type,
    @Nullable String jobId,
    URI url,
    Instant sentAt,
    int attempt,
    Outcome outcome,
    @Nullable Integer httpStatus,
    long tookMillis) {

  /** How a try ended; the names are part of the public API. */
  public enum Outcome {
    /** The answer was 2xx. */
    DELIVERED,
    /** The answer was 410: the webhook is switched off. */
    GONE,
    /** The answer was a redirect, which is not followed. */
    REDIRECTED,
    /** The answer was any other than 2xx. */
    REFUSED,
    /** No answer in time. */
    TIMED_OUT,
    /** The name has no address. */
    HOST_UNKNOWN,
    /** The name leads to an address that is not public. */
    ADDRESS_REFUSED,
    /** No trusted TLS connection. */
    TLS_FAILED,
    /** The connection was refused or broke. */
    CONNECTION_FAILED
  }

  /** Whether the receiver has it. */
  public boolean isDelivered() {
    return outcome == Outcome.DELIVERED;
  }
}
