package org.mediatranscoder.redis.queue;

import java.util.UUID;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.JobId;

/**
 * The way to the webhooks, by notification-worker. Of each account one event is sent at a time, so
 * that a receiver that hangs holds nobody else up.
 */
public interface WebhookQueue {

  /** Enqueues the search for webhooks that are to hear of the end of this attempt. */
  void enqueueCalls(JobId id, int attempt);

  /** Enqueues the event about the end of this attempt to one webhook, once. */
  void enqueueCall(JobId id, int attempt, AccountId owner, String webhook);

  /** Enqueues a test of a webhook. */
  void enqueueTest(AccountId owner, String webhook, UUID eventId);

  /**
   * Enqueues the mail that says that a webhook was switched off.
   *
   * @param id of the message: the same for the same end
   */
  void enqueueSwitchedOff(UUID id, AccountId owner, String webhook, String url);
}
