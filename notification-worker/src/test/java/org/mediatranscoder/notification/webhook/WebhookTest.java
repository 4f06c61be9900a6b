package org.mediatranscoder.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.model.queue.MessageId;
import org.mediatranscoder.model.queue.NotifyHandler;
import org.mediatranscoder.model.queue.WebhookHandler;
import org.mediatranscoder.model.storage.ObjectKeys;
import org.mediatranscoder.model.webhook.Webhook;
import org.mediatranscoder.model.webhook.WebhookDelivery;
import org.mediatranscoder.model.webhook.WebhookDelivery.Outcome;
import org.mediatranscoder.model.webhook.WebhookKeys;
import org.mediatranscoder.notification.NotificationTest;
import org.mediatranscoder.redis.job.JobStore;
import org.mediatranscoder.redis.queue.NotificationQueue;
import org.mediatranscoder.redis.queue.WebhookQueue;
import org.mediatranscoder.redis.webhook.WebhookLog;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(OutputCaptureExtension.class)
class WebhookTest extends NotificationTest {

  @Autowired private JobStore store;
  @Autowired private NotificationQueue queue;
  @Autowired private WebhookQueue webhookQueue;
  @Autowired private NotifyHandler mails;
  @Autowired private WebhookHandler handler;
  @Autowired private WebhookLog log;

  private Hooks hooks;

  @BeforeEach
  void useTheStore() {
    hooks = new Hooks(redis, store);
  }

  @Test
  void theEndOfAJobIsToldOnceWithASignatureThatTheLibraryTakes(CapturedOutput output)
      throws Exception {
    try (Receiver receiver = Receiver.answering(204)) {
      Webhook webhook = hooks.add(receiver.url(), true);
      TranscodeJob job = hooks.completed(null);

      queue.enqueueJobEnded(job.id(), 1);

      Receiver.Received got = only(receiver);
      verify(got, Hooks.SECRET);
      assertThat(got.header("webhook-id")).isEqualTo(eventId(job, webhook));
      assertThat(got.header("content-type")).startsWith("application/json");
      JsonNode event = JsonMapper.shared().readTree(got.body());
      assertThat(event.path("type").asString()).isEqualTo("job.completed");
      assertThat(event.path("timestamp").asString()).isEqualTo(String.valueOf(job.endedAt()));
      assertThat(event.at("/data/jobId").asString()).isEqualTo(job.id().toString());
      assertThat(event.at("/data/outputs/0/sizeBytes").asLong()).isEqualTo(12_345_678);
      assertThat(event.at("/data/outputs/0/durationSeconds").asDouble()).isEqualTo(65.0);
      assertThat(event.at("/data/link").asString()).startsWith("https://api.transcoder.test/d/");
      WebhookDelivery delivery = awaitOutcome(webhook, Outcome.DELIVERED);
      assertThat(delivery.httpStatus()).isEqualTo(204);
      await()
          .until(
              () ->
                  S3.keys(ObjectKeys.processedPrefix(job.id()))
                      .contains(ObjectKeys.webhookCalled(job.id(), 1, webhook.id())));
      handler.callWebhook(job.id().value(), 1, webhook.id());
      assertThat(receiver.received()).hasSize(1);
      assertThat(output.getAll()).doesNotContain(Hooks.SECRET).doesNotContain("0123456789abcdef");
    }
  }

  @Test
  void aFailureIsToldWithItsReasonAndWithoutALink() {
    try (Receiver receiver = Receiver.answering(200)) {
      hooks.add(receiver.url(), true);
      TranscodeJob job = hooks.failed();

      queue.enqueueJobEnded(job.id(), 1);

      JsonNode event = JsonMapper.shared().readTree(only(receiver).body());
      assertThat(event.path("type").asString()).isEqualTo("job.failed");
      assertThat(event.at("/data/failure/code").asString()).isEqualTo("NOT_MEDIA");
      assertThat(event.at("/data/link").isNull()).isTrue();
    }
  }

  @Test
  void aReceiverThatFailsIsTriedAgainWithTheSameIdAndTheMailIsSentOnce() {
    try (Receiver receiver = Receiver.answering(500, 200)) {
      Webhook webhook = hooks.add(receiver.url(), true);
      TranscodeJob job = hooks.completed(null);

      queue.enqueueJobEnded(job.id(), 1);

      await().atMost(Duration.ofSeconds(30)).until(() -> receiver.received().size() == 2);
      assertThat(receiver.received())
          .extracting(one -> one.header("webhook-id"))
          .containsOnly(eventId(job, webhook));
      assertThat(receiver.received()).extracting(Receiver.Received::body).hasSize(2);
      assertThat(receiver.received().get(0).body()).isEqualTo(receiver.received().get(1).body());
      await().until(() -> log.of(webhook.id()).size() == 2);
      assertThat(log.of(webhook.id())).extracting(WebhookDelivery::attempt).containsExactly(2, 1);
      await().until(() -> ownMails() == 1);
      await().during(Duration.ofSeconds(1)).until(() -> ownMails() == 1);
    }
  }

  @Test
  void aMailThatFailsRepeatsNoWebhook() {
    try (Receiver receiver = Receiver.answering(200)) {
      hooks.add(receiver.url(), true);
      TranscodeJob job = hooks.completed(null);
      stopMailServer();
      try {
        for (int i = 0; i < 3; i++) {
          assertThatThrownBy(() -> mails.jobEnded(job.id().value(), 1))
              .isInstanceOf(RuntimeException.class);
        }
        only(receiver);
        await()
            .during(Duration.ofSeconds(1))
            .atMost(Duration.ofSeconds(5))
            .until(() -> receiver.received().size() == 1);
      } finally {
        MAIL.startAgain();
      }
    }
  }

  @Test
  void oneThatHangsOrDripsIsGivenUpInTime() {
    try (Receiver hangs = new Receiver((exchange, count) -> sleep(10_000));
        DrippingServer drips = new DrippingServer()) {
      for (String url : new String[] {hangs.url(), drips.url()}) {
        Webhook webhook = hooks.add(url, true);
        TranscodeJob job = hooks.completed(null);
        Instant start = Instant.now();

        assertThatThrownBy(() -> handler.callWebhook(job.id().value(), 1, webhook.id()))
            .isInstanceOf(WebhookFailedException.class);

        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(5));
        assertThat(log.of(webhook.id()).getFirst().outcome()).isEqualTo(Outcome.TIMED_OUT);
      }
    }
  }

  @Test
  void anAnswerWithoutEndIsNotRead() {
    try (Receiver endless =
        new Receiver((exchange, count) -> writeWithoutEnd(exchange.getResponseBody(), exchange))) {
      Webhook webhook = hooks.add(endless.url(), true);
      TranscodeJob job = hooks.completed(null);

      handler.callWebhook(job.id().value(), 1, webhook.id());

      assertThat(log.of(webhook.id()).getFirst().outcome()).isEqualTo(Outcome.DELIVERED);
    }
  }

  @Test
  void aRedirectIsNotFollowed() {
    try (Receiver inside = Receiver.answering(200);
        Receiver receiver =
            new Receiver(
                (exchange, count) -> {
                  exchange.getResponseHeaders().set("Location", inside.url());
                  exchange.sendResponseHeaders(307, -1);
                })) {
      Webhook webhook = hooks.add(receiver.url(), true);
      TranscodeJob job = hooks.completed(null);

      assertThatThrownBy(() -> handler.callWebhook(job.id().value(), 1, webhook.id()))
          .isInstanceOf(WebhookFailedException.class);

      assertThat(log.of(webhook.id()).getFirst().outcome()).isEqualTo(Outcome.REDIRECTED);
      assertThat(inside.received()).isEmpty();
    }
  }

  @Test
  void aJobMayNameAWebhookWithAQueryAndOthersThenHearNothing() {
    try (Receiver every = Receiver.answering(200);
        Receiver named = Receiver.answering(200)) {
      hooks.add(every.url(), true);
      hooks.add(named.url(), false);

      queue.enqueueJobEnded(hooks.completed(null).id(), 1);
      only(every);
      queue.enqueueJobEnded(hooks.completed(named.url() + "?order=17").id(), 1);

      assertThat(only(named).path()).isEqualTo("/hook?order=17");
      await().until(() -> every.received().size() == 2);
    }
  }

  @Test
  void aSecretThatWasReplacedSignsTooForAWhile() throws Exception {
    try (Receiver receiver = Receiver.answering(200)) {
      hooks.addRotated(receiver.url());

      queue.enqueueJobEnded(hooks.completed(null).id(), 1);

      Receiver.Received got = only(receiver);
      verify(got, Hooks.SECRET);
      verify(got, Hooks.OLD_SECRET);
    }
  }

  @Test
  void oneThatIsGoneIsSwitchedOffAndItsOwnerIsToldOnce() throws Exception {
    try (Receiver receiver = Receiver.answering(410)) {
      Webhook webhook = hooks.add(receiver.url(), true);

      handler.callWebhook(hooks.completed(null).id().value(), 1, webhook.id());

      assertThat(redis.commands().hget(WebhookKeys.TO_SWITCH_OFF, webhook.id()))
          .isEqualTo(hooks.account.value());
      await().atMost(Duration.ofSeconds(20)).until(() -> ownMails() == 1);
      assertThat(mails().getLast().getSubject()).isEqualTo("Your webhook was switched off");
      handler.callWebhook(hooks.completed(null).id().value(), 1, webhook.id());
      await().during(Duration.ofSeconds(1)).until(() -> ownMails() == 1);
    }
  }

  @Test
  void oneThatFailsForDaysIsSwitchedOffToo() {
    try (Receiver receiver = Receiver.answering(500)) {
      Webhook webhook = hooks.add(receiver.url(), true);
      String key = WebhookKeys.failing(webhook.id());
      redis.commands().hset(key, "since", Instant.now().minus(Duration.ofDays(4)).toString());
      redis.commands().hset(key, "tries", "8");
      TranscodeJob job = hooks.completed(null);

      assertThatThrownBy(() -> handler.callWebhook(job.id().value(), 1, webhook.id()))
          .as("nine tries are too few")
          .isInstanceOf(WebhookFailedException.class);
      handler.callWebhook(job.id().value(), 1, webhook.id());

      assertThat(redis.commands().hexists(WebhookKeys.TO_SWITCH_OFF, webhook.id())).isTrue();
    }
  }

  @Test
  void aTestIsSentOnce() throws Exception {
    try (Receiver receiver = Receiver.answering(500)) {
      Webhook webhook = hooks.add(receiver.url(), false);
      UUID event = UUID.randomUUID();

      webhookQueue.enqueueTest(hooks.account, webhook.id(), event);

      Receiver.Received got = only(receiver);
      verify(got, Hooks.SECRET);
      assertThat(got.header("webhook-id")).isEqualTo(event.toString());
      assertThat(got.body()).contains("webhook.test");
      awaitOutcome(webhook, Outcome.REFUSED);
      await().during(Duration.ofSeconds(4)).until(() -> receiver.received().size() == 1);
    }
  }

  @Test
  void afterALossOfRedisOnlyTheWebhookIsToldThatHadNotTakenItAndNoMailIsSent() {
    try (Receiver took = Receiver.answering(200);
        Receiver missed = Receiver.answering(200)) {
      Webhook first = hooks.add(took.url(), true);
      hooks.add(missed.url(), true);
      TranscodeJob job = hooks.completed(null);
      handler.callWebhook(job.id().value(), 1, first.id());
      store.markNotified(job.id(), Instant.now());

      queue.enqueueJobEnded(job.id(), 1); // As the recovery does.

      only(missed);
      await()
          .during(Duration.ofSeconds(2))
          .atMost(Duration.ofSeconds(5))
          .until(() -> took.received().size() == 1 && ownMails() == 0);
    }
  }

  @Test
  void afterALossOfRedisEventsWaitUntilTheWebhooksAreThereAgain() {
    try (Receiver receiver = Receiver.answering(200)) {
      hooks.add(receiver.url(), true);
      redis.commands().hdel(WebhookKeys.WEBHOOKS, WebhookKeys.COMPLETE);
      queue.enqueueJobEnded(hooks.completed(null).id(), 1);
      await().until(() -> ownMails() == 1);
      assertThat(receiver.received()).isEmpty();

      redis.commands().hset(WebhookKeys.WEBHOOKS, WebhookKeys.COMPLETE, "");

      only(receiver);
    }
  }

  /** How many mails the account of this test got; those of the test before may be late. */
  private int ownMails() {
    return mails().stream()
        .filter(mail -> recipient(mail).startsWith(hooks.account.value()))
        .toList()
        .size();
  }

  private static String recipient(MimeMessage mail) {
    try {
      return mail.getAllRecipients()[0].toString();
    } catch (MessagingException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  private static Receiver.Received only(Receiver receiver) {
    await().atMost(Duration.ofSeconds(30)).until(() -> receiver.received().size() == 1);
    return receiver.received().getFirst();
  }

  private WebhookDelivery awaitOutcome(Webhook webhook, Outcome outcome) {
    await().until(() -> !log.of(webhook.id()).isEmpty());
    WebhookDelivery last = log.of(webhook.id()).getFirst();
    assertThat(last.outcome()).isEqualTo(outcome);
    return last;
  }

  private static void verify(Receiver.Received got, String secret) throws Exception {
    new com.standardwebhooks.Webhook(secret).verify(got.body(), got.headers());
  }

  private static String eventId(TranscodeJob job, Webhook webhook) {
    return MessageId.ofWebhook(job.id(), 1, webhook.id()).toString();
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private static void writeWithoutEnd(
      OutputStream body, com.sun.net.httpserver.HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    byte[] some = new byte[65_536];
    try {
      while (true) {
        body.write(some);
      }
    } catch (IOException hungUp) {
      return;
    }
  }
}
