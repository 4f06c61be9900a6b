package org.mediatranscoder.model.webhook;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A webhook of an account as auth-service publishes it. It has no secret in clear.
 *
 * @param id a UUID
 * @param url where events go, without a query of a job
 * @param everyJob whether it hears of every job of the account; else only of those that name it
 * @param sealedSecret signs; opened by {@link org.mediatranscoder.model.link.SealedSecrets} with
 *     the id as its purpose
 * @param previousSecret sealed likewise; signs too until {@code previousUntil}, so that a receiver
 *     can change over; null if there is none
 * @param previousUntil set if and only if there is a previous secret
 * @param offSince since when nothing is sent to it; null while it is on
 */
public record Webhook(
    String id,
    String url,
    boolean everyJob,
    String sealedSecret,
    @Nullable String previousSecret,
    @Nullable Instant previousUntil,
    @Nullable Instant offSince) {

  /** Whether a job may name this address: that of the webhook, with any query. */
  public boolean covers(String address) {
    int query = address.indexOf('?');
    String plain = query < 0 ? address : address.substring(0, query);
    int own = url.indexOf('?');
    return plain.equals(own < 0 ? url : url.substring(0, own));
  }

  /**
   * Where an event about a job goes, or null if this webhook hears nothing of it.
   *
   * @param named the address that the job names; null if it names none
   */
  public @Nullable URI addressFor(@Nullable String named) {
    if (named != null && covers(named)) {
      return URI.create(named);
    }
    return everyJob ? URI.create(url) : null;
  }

  /** The secrets that sign at this time, sealed; the newest first. */
  public List<String> sealedSecretsAt(Instant time) {
    return previousUntil != null && time.isBefore(previousUntil)
        ? List.of(sealedSecret, Objects.requireNonNull(previousSecret))
        : List.of(sealedSecret);
  }

  /** Without the sealed secrets. */
  @Override
  public String toString() {
    return "Webhook[id=" + id + "]";
  }
}
