package org.mediatranscoder.redis.queue;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jobrunr.scheduling.JobScheduler;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.queue.MessageId;
import org.mediatranscoder.model.queue.Step;
import org.mediatranscoder.model.queue.WebhookHandler;
import org.mediatranscoder.redis.jobrunr.RedisStorageProvider;
import org.mediatranscoder.redis.jobrunr.Turn;

/** The id of a message follows from what it is about, so each event is enqueued once only. */
final class JobRunrWebhookQueue implements WebhookQueue {

  private static final String CLASS = "webhook";
  private static final int AT_ONCE = 1;

  private final MessageTraces traces;
  private final JobScheduler scheduler;

  JobRunrWebhookQueue(RedisStorageProvider storage, MessageTraces traces) {
    this.traces = traces;
    this.scheduler = new JobScheduler(storage, List.of(traces));
  }

  @Override
  public void enqueueCalls(JobId id, int attempt) {
    UUID value = id.value();
    UUID message = MessageId.of(id, attempt, Step.CALL_WEBHOOKS, 0);
    JobContext.with(
        id,
        () ->
            traces.send(
                id,
                Map.of(),
                () ->
                    scheduler.<WebhookHandler>enqueue(
                        message, handler -> handler.callWebhooks(value, attempt))));
  }

  @Override
  public void enqueueCall(JobId id, int attempt, AccountId owner, String webhook) {
    UUID value = id.value();
    UUID message = MessageId.ofWebhook(id, attempt, webhook);
    JobContext.with(
        id,
        () ->
            traces.send(
                id,
                turn(owner).metadata(),
                () ->
                    scheduler.<WebhookHandler>enqueue(
                        message, handler -> handler.callWebhook(value, attempt, webhook))));
  }

  @Override
  public void enqueueTest(AccountId owner, String webhook, UUID eventId) {
    String account = owner.value();
    traces.with(
        turn(owner).metadata(),
        () ->
            scheduler.<WebhookHandler>enqueue(
                eventId, handler -> handler.testWebhook(account, webhook, eventId)));
  }

  @Override
  public void enqueueSwitchedOff(UUID id, AccountId owner, String webhook, String url) {
    String account = owner.value();
    scheduler.<WebhookHandler>enqueue(
        id, handler -> handler.tellSwitchedOff(account, webhook, url));
  }

  private static Turn turn(AccountId owner) {
    return new Turn(owner.value(), 1, 0, CLASS, AT_ONCE);
  }
}
