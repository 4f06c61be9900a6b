package org.mediatranscoder.auth.webhook;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.mediatranscoder.auth.store.RedisFill;
import org.mediatranscoder.model.job.AccountId;
import org.mediatranscoder.model.webhook.AccountWebhooks;
import org.mediatranscoder.model.webhook.WebhookKeys;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.DefaultRedisScript;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The webhooks in Redis, where other services read them: see {@link WebhookKeys}. */
@Component
class WebhooksInRedis {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** An older state never replaces a newer one, in whatever order they come. */
  private static final RedisScript<Long> PUT =
      new DefaultRedisScript<>(
          """
          local known = redis.call('HGET', KEYS[1], ARGV[1])
          if known and tonumber(string.match(known, '^%d+')) > tonumber(ARGV[2]) then return 0 end
          redis.call('HSET', KEYS[1], ARGV[1], ARGV[2] .. ' ' .. ARGV[3])
          return 1
          """,
          Long.class);

  private final StringRedisTemplate redis;

  WebhooksInRedis(StringRedisTemplate redis) {
    this.redis = redis;
  }

  void put(AccountId account, AccountWebhooks webhooks) {
    redis.execute(
        PUT,
        List.of(WebhookKeys.WEBHOOKS),
        account.value(),
        Long.toString(webhooks.version()),
        JSON.writeValueAsString(webhooks));
  }

  void remove(AccountId account) {
    redis.opsForHash().delete(WebhookKeys.WEBHOOKS, account.value());
  }

  /** Forgets what was sent to these webhooks. */
  void forgetDeliveries(List<String> webhooks) {
    if (!webhooks.isEmpty()) {
      redis.delete(webhooks.stream().map(WebhookKeys::log).toList());
      redis.delete(webhooks.stream().map(WebhookKeys::failing).toList());
    }
  }

  /** It begins anew. */
  void forgetFailures(String webhook) {
    redis.delete(WebhookKeys.failing(webhook));
  }

  /** Accounts by webhooks of them that are to be switched off. */
  Map<String, AccountId> toSwitchOff() {
    return redis.<String, String>opsForHash().entries(WebhookKeys.TO_SWITCH_OFF).entrySet().stream()
        .collect(
            Collectors.toUnmodifiableMap(Map.Entry::getKey, one -> new AccountId(one.getValue())));
  }

  void switchedOff(String webhook) {
    redis.opsForHash().delete(WebhookKeys.TO_SWITCH_OFF, webhook);
  }

  boolean isComplete() {
    return redis.opsForHash().hasKey(WebhookKeys.WEBHOOKS, WebhookKeys.COMPLETE);
  }

  RedisFill beginFill() {
    return RedisFill.begin(redis);
  }

  /**
   * Says that all webhooks are here.
   *
   * @return false if they are not, as Redis lost some meanwhile
   */
  boolean markComplete(RedisFill fill) {
    return fill.end("HSET", WebhookKeys.WEBHOOKS, WebhookKeys.COMPLETE, "");
  }
}
