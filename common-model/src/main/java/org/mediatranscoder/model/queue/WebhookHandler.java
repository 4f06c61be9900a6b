package org.mediatranscoder.model.queue;

import java.util.UUID;

/**
 * Work for notification-worker beside that of {@link NotifyHandler}: webhooks. Delivered at least
 * once: handlers are idempotent.
 */
public interface WebhookHandler {

  /** Enqueues a {@link #callWebhook} for each webhook that is to hear how this attempt ended. */
  void callWebhooks(UUID jobId, int attempt);

  /** Sends the event about the end of a job to one webhook, unless that was done. */
  void callWebhook(UUID jobId, int attempt, String webhookId);

  /**
   * Sends a test once, whatever becomes of it.
   *
   * @param eventId the header {@code webhook-id}
   */
  void testWebhook(String account, String webhookId, UUID eventId);

  /** Tells the owner by mail that a webhook was switched off. */
  void tellSwitchedOff(String account, String webhookId, String url);
}
