package org.mediatranscoder.notification.webhook;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.mediatranscoder.model.link.SealedSecrets;
import org.mediatranscoder.model.webhook.Webhook;
import org.mediatranscoder.model.webhook.WebhookDelivery.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Signs an event as Standard Webhooks says, and sends it. */
@Component
class WebhookRequests implements DisposableBean {

  private static final Logger log = LoggerFactory.getLogger(WebhookRequests.class);

  private final CloseableHttpClient http;
  private final SealedSecrets seal;
  private final WebhookSettings settings;
  private final Clock clock;
  private final ScheduledExecutorService deadlines =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("webhook-deadlines").factory());

  WebhookRequests(
      CloseableHttpClient webhookClient,
      SealedSecrets seal,
      WebhookSettings settings,
      Clock clock) {
    this.http = webhookClient;
    this.seal = seal;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * What came of a request.
   *
   * @param status of the answer; 0 if there was none
   */
  record Answer(Outcome outcome, int status, Duration took) {}

  /**
   * Sends it once; every failure is an answer too.
   *
   * @param eventId the same at every try
   * @throws IllegalStateException if the secret cannot be opened
   */
  Answer send(Webhook webhook, URI address, String eventId, String body) {
    Instant now = clock.instant();
    long seconds = now.getEpochSecond();
    HttpPost post = new HttpPost(address);
    post.setEntity(new StringEntity(body, ContentType.APPLICATION_JSON));
    post.setHeader("webhook-id", eventId);
    post.setHeader("webhook-timestamp", Long.toString(seconds));
    post.setHeader("webhook-signature", signatures(webhook, now, eventId, body));
    Instant start = clock.instant();
    Answer answer =
        isAllowed(address) ? send(post) : new Answer(Outcome.ADDRESS_REFUSED, 0, Duration.ZERO);
    return new Answer(answer.outcome(), answer.status(), Duration.between(start, clock.instant()));
  }

  private String signatures(Webhook webhook, Instant now, String eventId, String body) {
    List<String> sealed = webhook.sealedSecretsAt(now);
    return sealed.stream()
        .map(one -> new com.standardwebhooks.Webhook(seal.open(one, webhook.id())))
        .map(signer -> sign(signer, eventId, now.getEpochSecond(), body))
        .collect(Collectors.joining(" "));
  }

  private static String sign(
      com.standardwebhooks.Webhook signer, String eventId, long seconds, String body) {
    try {
      return signer.sign(eventId, seconds, body);
    } catch (com.standardwebhooks.exceptions.WebhookSigningException impossible) {
      throw new IllegalStateException("The event cannot be signed", impossible);
    }
  }

  /** What auth-service has judged already, for the day on which its setting is another. */
  private boolean isAllowed(URI address) {
    boolean https =
        "https".equalsIgnoreCase(address.getScheme())
            && (address.getPort() == -1 || address.getPort() == 443);
    return address.getHost() != null && (https || settings.allowLoopback());
  }

  private Answer send(HttpPost post) {
    Future<?> deadline =
        deadlines.schedule(post::cancel, settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
    try {
      ClassicHttpResponse response = http.executeOpen(null, post, null);
      Answer answer = answered(response.getCode());
      hangUp(post, response);
      return answer;
    } catch (IOException failed) {
      return new Answer(post.isCancelled() ? Outcome.TIMED_OUT : outcome(failed), 0, Duration.ZERO);
    } finally {
      deadline.cancel(false);
    }
  }

  /** The body is not read. To close the response alone would read it to its end. */
  private static void hangUp(HttpPost post, ClassicHttpResponse response) {
    post.cancel();
    try {
      response.close();
    } catch (IOException cutOff) {
      log.debug("The answer of a webhook is cut off", cutOff);
    }
  }

  private static Answer answered(int status) {
    Outcome outcome =
        switch (status / 100) {
          case 2 -> Outcome.DELIVERED;
          case 3 -> Outcome.REDIRECTED;
          default -> status == 410 ? Outcome.GONE : Outcome.REFUSED;
        };
    return new Answer(outcome, status, Duration.ZERO);
  }

  private static Outcome outcome(IOException failed) {
    return switch (failed) {
      case NotPublicException inside -> Outcome.ADDRESS_REFUSED;
      case UnknownHostException none -> Outcome.HOST_UNKNOWN;
      case SSLException untrusted -> Outcome.TLS_FAILED;
      case InterruptedIOException late -> Outcome.TIMED_OUT;
      default -> Outcome.CONNECTION_FAILED;
    };
  }

  @Override
  public void destroy() {
    deadlines.shutdownNow();
  }
}
