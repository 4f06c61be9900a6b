package org.mediatranscoder.auth.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.webhook.Webhook;

/**
 * One webhook as it lies in the database, which does not suffice to sign for it; the components are
 * those of {@link Webhook}.
 */
record StoredWebhook(
    String id,
    String url,
    boolean everyJob,
    String sealedSecret,
    @Nullable String previousSecret,
    @Nullable Instant previousUntil,
    Instant createdAt,
    @Nullable Instant offSince) {

  Webhook published() {
    return new Webhook(id, url, everyJob, sealedSecret, previousSecret, previousUntil, offSince);
  }

  StoredWebhook withSecret(String newSecret, Instant oldUntil) {
    return new StoredWebhook(
        id, url, everyJob, newSecret, sealedSecret, oldUntil, createdAt, offSince);
  }

  StoredWebhook sealedAs(String newSecret, @Nullable String newPrevious) {
    return new StoredWebhook(
        id, url, everyJob, newSecret, newPrevious, previousUntil, createdAt, offSince);
  }

  StoredWebhook withoutPrevious() {
    return new StoredWebhook(id, url, everyJob, sealedSecret, null, null, createdAt, offSince);
  }

  StoredWebhook offSince(@Nullable Instant time) {
    return new StoredWebhook(
        id, url, everyJob, sealedSecret, previousSecret, previousUntil, createdAt, time);
  }

  /** Without the sealed secrets. */
  @Override
  public String toString() {
    return "StoredWebhook[id=" + id + "]";
  }
}
