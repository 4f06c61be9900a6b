package org.mediatranscoder.notification.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.job.FailureCode;
import org.mediatranscoder.model.job.JobFailure;
import org.mediatranscoder.model.job.JobId;
import org.mediatranscoder.model.job.JobManifest;
import org.mediatranscoder.model.job.Rendition;
import org.mediatranscoder.model.job.SourceMedia;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.model.job.TranscodeRequest;
import org.mediatranscoder.model.link.LinkKey;
import org.mediatranscoder.model.link.SealedSecrets;
import org.mediatranscoder.model.storage.ObjectKeys;
import org.mediatranscoder.model.webhook.AccountWebhooks;
import org.mediatranscoder.model.webhook.Webhook;
import org.mediatranscoder.model.webhook.WebhookKeys;
import org.mediatranscoder.notification.NotificationTest;
import org.mediatranscoder.redis.connection.RedisLink;
import org.mediatranscoder.redis.job.JobStore;
import tools.jackson.databind.json.JsonMapper;

/** An account with webhooks, as auth-service publishes them, and jobs that end now. */
final class Hooks {

  static final String SECRET = secret("0123456789abcdef0123456789abcdef");
  static final String OLD_SECRET = secret("fedcba9876543210fedcba9876543210");

  private static final SealedSecrets SEAL =
      new SealedSecrets(List.of(LinkKey.parse(NotificationTest.LINK_KEY)));

  final AccountId account = new AccountId(UUID.randomUUID().toString());
  private final RedisLink redis;
  private final JobStore store;
  private final List<Webhook> webhooks = new ArrayList<>();

  Hooks(RedisLink redis, JobStore store) {
    this.redis = redis;
    this.store = store;
    redis.commands().hset(WebhookKeys.WEBHOOKS, WebhookKeys.COMPLETE, "");
  }

  Webhook add(String url, boolean everyJob) {
    String id = UUID.randomUUID().toString();
    return add(new Webhook(id, url, everyJob, sealed(SECRET, id), null, null, null));
  }

  /** One with a secret that was made an hour ago. */
  Webhook addRotated(String url) {
    String id = UUID.randomUUID().toString();
    Instant until = Clock.systemUTC().instant().plus(Duration.ofHours(1));
    return add(new Webhook(id, url, true, sealed(SECRET, id), sealed(OLD_SECRET, id), until, null));
  }

  private Webhook add(Webhook webhook) {
    webhooks.add(webhook);
    AccountWebhooks all =
        new AccountWebhooks(webhooks.size(), account.value() + "@example.test", webhooks);
    redis
        .commands()
        .hset(
            WebhookKeys.WEBHOOKS,
            account.value(),
            all.version() + " " + JsonMapper.shared().writeValueAsString(all));
    return webhook;
  }

  private static String secret(String bytes) {
    byte[] ascii = bytes.getBytes(StandardCharsets.US_ASCII);
    return "whsec_" + Base64.getEncoder().encodeToString(ascii);
  }

  private static String sealed(String secret, String id) {
    return SEAL.seal(Base64.getDecoder().decode(secret.substring(6)), id);
  }

  TranscodeJob completed(@Nullable String named) {
    TranscodeJob job = processing(named);
    String key = ObjectKeys.processed(job.id(), 1, "mp4-720p", "mp4");
    Rendition made =
        new Rendition(
            "clip-720p.mp4", key, "video/mp4", 12_345_678, Duration.ofSeconds(65), 1280, 720);
    store.complete(job.id(), job.attempt(), List.of(made), now());
    return store.find(job.id()).orElseThrow();
  }

  TranscodeJob failed() {
    TranscodeJob job = processing(null);
    JobFailure failure = new JobFailure(FailureCode.NOT_MEDIA, "This is no video.");
    store.fail(job.id(), job.attempt(), failure, now());
    return store.find(job.id()).orElseThrow();
  }

  private TranscodeJob processing(@Nullable String named) {
    JobId id = JobId.random();
    TranscodeRequest request =
        new TranscodeRequest(
                "mp4-720p", account.value() + "@example.test", Map.of("b", 1, "a", 2), true)
            .withWebhook(named);
    SourceMedia source = new SourceMedia("clip.mov", 1000, ObjectKeys.raw(id));
    store.create(
        new JobManifest(JobManifest.SCHEMA, id, account, request, source, now(), 3).toPendingJob());
    return store.claim(id, 1, now()).orElseThrow();
  }

  private static Instant now() {
    return Clock.systemUTC().instant();
  }
}
