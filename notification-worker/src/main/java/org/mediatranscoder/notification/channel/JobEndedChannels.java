package org.mediatranscoder.notification.channel;

import java.util.UUID;
import org.mediatranscoder.model.queue.NotifyHandler;
import org.mediatranscoder.notification.mail.JobEndedMailer;
import org.mediatranscoder.notification.webhook.WebhookCalls;
import org.springframework.stereotype.Component;

/**
 * Tells by every channel how a job has ended. Each webhook gets a message of its own first, which
 * is enqueued once however often this one comes; so a mail that fails repeats no webhook, and a
 * webhook that fails no mail.
 */
@Component
class JobEndedChannels implements NotifyHandler {

  private final WebhookCalls webhooks;
  private final JobEndedMailer mailer;

  JobEndedChannels(WebhookCalls webhooks, JobEndedMailer mailer) {
    this.webhooks = webhooks;
    this.mailer = mailer;
  }

  @Override
  public void jobEnded(UUID jobId, int run) {
    webhooks.enqueue(jobId);
    mailer.jobEnded(jobId, run);
  }
}
