package org.mediatranscoder.notification.webhook;

import io.micrometer.core.instrument.Metrics;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.JobStatus;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.model.queue.MessageId;
import org.mediatranscoder.model.queue.WebhookHandler;
import org.mediatranscoder.model.webhook.AccountWebhooks;
import org.mediatranscoder.model.webhook.Webhook;
import org.mediatranscoder.model.webhook.WebhookDelivery;
import org.mediatranscoder.model.webhook.WebhookDelivery.Outcome;
import org.mediatranscoder.model.webhook.WebhookEvent;
import org.mediatranscoder.notification.mail.DownloadAddresses;
import org.mediatranscoder.notification.mail.WebhookMailer;
import org.mediatranscoder.redis.job.JobStore;
import org.mediatranscoder.redis.queue.WebhookQueue;
import org.mediatranscoder.redis.webhook.PublishedWebhooks;
import org.mediatranscoder.redis.webhook.WebhookLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Tells webhooks how jobs have ended, each once. The job and the webhook are read fresh at each
 * try, so what was deleted, switched off or retried meanwhile is not told. Only a crash between the
 * receiver's yes and the notes of it, in S3 and in the log, repeats an event; the repetition has
 * the same {@code webhook-id}.
 *
 * <p>An exception leaves the message with the queue, which tries again a bounded number of times.
 */
@Component
public class WebhookCalls implements WebhookHandler {

  private static final Logger log = LoggerFactory.getLogger(WebhookCalls.class);

  private final JobStore jobs;
  private final PublishedWebhooks published;
  private final WebhookQueue queue;
  private final WebhookDeliveries deliveries;
  private final WebhookLog failures;
  private final CalledWebhooks called;
  private final DownloadAddresses links;
  private final WebhookMailer mailer;
  private final WebhookSettings settings;
  private final Clock clock;

  WebhookCalls(
      JobStore jobs,
      PublishedWebhooks published,
      WebhookQueue queue,
      WebhookDeliveries deliveries,
      WebhookLog failures,
      CalledWebhooks called,
      DownloadAddresses links,
      WebhookMailer mailer,
      WebhookSettings settings,
      Clock clock) {
    this.jobs = jobs;
    this.published = published;
    this.queue = queue;
    this.deliveries = deliveries;
    this.failures = failures;
    this.called = called;
    this.links = links;
    this.mailer = mailer;
    this.settings = settings;
    this.clock = clock;
  }

  /** Enqueues what webhooks are to hear of a job that has ended. */
  public void enqueue(UUID jobId) {
    jobs.find(new JobId(jobId))
        .filter(this::isToBeTold)
        .ifPresent(
            job ->
                published
                    .of(job.owner())
                    .ifPresentOrElse(
                        all -> enqueue(job, all),
                        () -> queue.enqueueCalls(job.id(), job.attempt())));
  }

  @Override
  public void callWebhooks(UUID jobId, int attempt) {
    find(jobId, attempt)
        .ifPresent(
            job ->
                enqueue(
                    job,
                    published
                        .of(job.owner())
                        .orElseThrow(
                            () -> new IllegalStateException("Webhooks are not in Redis yet"))));
  }

  private void enqueue(TranscodeJob job, AccountWebhooks all) {
    all.webhooks().stream()
        .filter(webhook -> webhook.offSince() == null && address(webhook, job) != null)
        .forEach(webhook -> queue.enqueueCall(job.id(), job.attempt(), job.owner(), webhook.id()));
  }

  @Override
  public void callWebhook(UUID jobId, int attempt, String webhookId) {
    find(jobId, attempt)
        .ifPresent(
            job ->
                published
                    .find(job.owner(), webhookId)
                    .filter(webhook -> webhook.offSince() == null)
                    .filter(webhook -> !called.contain(job, webhook.id()))
                    .ifPresentOrElse(
                        webhook -> call(job, webhook),
                        () -> log.info("Job {} owes webhook {} nothing", jobId, webhookId)));
  }

  private void call(TranscodeJob job, Webhook webhook) {
    URI address = address(webhook, job);
    if (address == null) {
      return;
    }
    String eventId = MessageId.ofWebhook(job.id(), job.attempt(), webhook.id()).toString();
    WebhookEvent event = WebhookEvent.of(job, links.of(job).toString());
    WebhookDelivery delivery = deliveries.deliver(webhook, address, eventId, event);
    if (delivery.isDelivered()) {
      called.add(job, webhook.id());
      failures.worked(webhook.id());
      log.info("Job {} is {}: webhook {} has it", job.id(), job.status(), webhook.id());
      return;
    }
    if (switchedOff(job.owner(), webhook, delivery)) {
      return;
    }
    throw new WebhookFailedException(webhook.id(), delivery);
  }

  /** Standard Webhooks: a receiver that answers 410, or fails for days, is called no more. */
  private boolean switchedOff(AccountId owner, Webhook webhook, WebhookDelivery failed) {
    Instant now = clock.instant();
    WebhookLog.Failures row = failures.failed(webhook.id(), now);
    boolean forDays =
        row.tries() >= settings.offTries() && !row.since().plus(settings.offAfter()).isAfter(now);
    if (!forDays && failed.outcome() != Outcome.GONE) {
      return false;
    }
    // The mail first: its id makes it one, and so it is sent also if this process dies here.
    UUID mail =
        UUID.nameUUIDFromBytes(
            (webhook.id() + " off " + row.since()).getBytes(StandardCharsets.UTF_8));
    queue.enqueueSwitchedOff(mail, owner, webhook.id(), webhook.url());
    if (published.askToSwitchOff(owner, webhook.id())) {
      Metrics.counter("transcoder.webhooks.off").increment();
      log.warn("Webhook {} fails since {}: it is switched off", webhook.id(), row.since());
    }
    return true;
  }

  @Override
  public void testWebhook(String account, String webhookId, UUID eventId) {
    published
        .find(new AccountId(account), webhookId)
        .ifPresent(
            webhook ->
                deliveries.deliver(
                    webhook,
                    URI.create(webhook.url()),
                    eventId.toString(),
                    WebhookEvent.test(clock.instant())));
  }

  @Override
  public void tellSwitchedOff(String account, String webhookId, String url) {
    AccountId owner = new AccountId(account);
    AccountWebhooks all =
        published
            .of(owner)
            .orElseThrow(() -> new IllegalStateException("Webhooks are not in Redis yet"));
    @Nullable String email = all.email();
    if (email != null && all.webhooks().stream().anyMatch(one -> one.id().equals(webhookId))) {
      mailer.tellSwitchedOff(email, webhookId, url);
    }
  }

  private Optional<TranscodeJob> find(UUID jobId, int attempt) {
    Optional<TranscodeJob> found = jobs.find(new JobId(jobId));
    if (found.isEmpty() && !jobs.isComplete()) {
      throw new IllegalStateException("Jobs are being restored: this one may come back");
    }
    return found.filter(job -> job.attempt() == attempt).filter(this::isToBeTold);
  }

  private boolean isToBeTold(TranscodeJob job) {
    boolean ended = job.status() == JobStatus.COMPLETED || job.status() == JobStatus.FAILED;
    return ended
        && job.endedAt() != null
        && job.endedAt().plus(settings.oldest()).isAfter(clock.instant());
  }

  private static @Nullable URI address(Webhook webhook, TranscodeJob job) {
    return webhook.addressFor(job.request().webhook());
  }
}
