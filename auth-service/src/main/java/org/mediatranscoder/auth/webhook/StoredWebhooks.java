package org.mediatranscoder.auth.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.mediatranscoder.model.job.AccountId;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * All webhooks of one account: one document, so that a change of any is one atomic step and the
 * limit holds.
 *
 * @param id of the account
 * @param version one more with every change
 * @param webhooks the oldest first
 */
@Document("webhooks")
record StoredWebhooks(
    @Id String id, long version, Instant changedAt, List<StoredWebhook> webhooks) {

  StoredWebhooks {
    webhooks = List.copyOf(webhooks);
  }

  static StoredWebhooks none(AccountId account) {
    return new StoredWebhooks(account.value(), 0, Instant.EPOCH, List.of());
  }

  AccountId account() {
    return new AccountId(id);
  }

  Optional<StoredWebhook> find(String webhook) {
    return webhooks.stream().filter(one -> one.id().equals(webhook)).findFirst();
  }

  StoredWebhooks changed(List<StoredWebhook> now, Instant time) {
    return new StoredWebhooks(id, version + 1, time, now);
  }

  StoredWebhooks with(StoredWebhook added, Instant time) {
    return changed(Stream.concat(webhooks.stream(), Stream.of(added)).toList(), time);
  }

  StoredWebhooks without(String webhook, Instant time) {
    return changed(webhooks.stream().filter(one -> !one.id().equals(webhook)).toList(), time);
  }

  StoredWebhooks replacing(String webhook, UnaryOperator<StoredWebhook> change, Instant time) {
    return changed(
        webhooks.stream().map(one -> one.id().equals(webhook) ? change.apply(one) : one).toList(),
        time);
  }
}
