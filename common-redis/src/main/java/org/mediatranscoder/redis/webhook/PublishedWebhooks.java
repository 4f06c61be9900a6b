package org.mediatranscoder.redis.webhook;

import io.lettuce.core.KeyValue;
import java.util.List;
import java.util.Optional;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.webhook.AccountWebhooks;
import org.mediatranscoder.model.webhook.Webhook;
import org.mediatranscoder.model.webhook.WebhookKeys;
import org.mediatranscoder.redis.connection.RedisLink;
import tools.jackson.databind.json.JsonMapper;

/** The webhooks of accounts as auth-service says them: see {@link WebhookKeys}. */
public final class PublishedWebhooks {

  private static final AccountWebhooks NONE = new AccountWebhooks(0, null, List.of());
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final RedisLink redis;

  public PublishedWebhooks(RedisLink redis) {
    this.redis = redis;
  }

  /** Those of an account as of now; empty if nobody knows just now, after a loss of Redis. */
  public Optional<AccountWebhooks> of(AccountId account) {
    List<KeyValue<String, String>> found =
        redis.commands().hmget(WebhookKeys.WEBHOOKS, WebhookKeys.COMPLETE, account.value());
    if (!found.getFirst().hasValue()) {
      return Optional.empty();
    }
    return Optional.of(found.getLast().map(PublishedWebhooks::read).getValueOrElse(NONE));
  }

  /**
   * One of an account, which may be switched off; empty if the account has none of this id.
   *
   * @throws IllegalStateException if nobody knows just now
   */
  public Optional<Webhook> find(AccountId account, String id) {
    return of(account)
        .orElseThrow(() -> new IllegalStateException("Webhooks are not in Redis yet"))
        .webhooks()
        .stream()
        .filter(one -> one.id().equals(id))
        .findFirst();
  }

  /** Asks auth-service to switch a webhook off; false if it was asked before. */
  public boolean askToSwitchOff(AccountId account, String id) {
    return redis.commands().hsetnx(WebhookKeys.TO_SWITCH_OFF, id, account.value());
  }

  private static AccountWebhooks read(String field) {
    return JSON.readValue(field.substring(field.indexOf(' ') + 1), AccountWebhooks.class);
  }
}
