package org.mediatranscoder.redis.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.mediatranscoder.model.webhook.WebhookDelivery;
import org.mediatranscoder.model.webhook.WebhookKeys;
import org.mediatranscoder.redis.connection.RedisLink;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was sent to each webhook, and for how long it has failed. It is in Redis only: after a loss
 * of Redis it begins anew.
 */
public final class WebhookLog {

  /** Entries of a webhook that are kept. */
  public static final int MOST = 50;

  private static final Duration LIFE = Duration.ofDays(30);
  private static final String SINCE = "since";
  private static final String TRIES = "tries";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final RedisLink redis;

  public WebhookLog(RedisLink redis) {
    this.redis = redis;
  }

  /** The last deliveries, the newest first. */
  public List<WebhookDelivery> of(String webhook) {
    return redis.commands().lrange(WebhookKeys.log(webhook), 0, MOST - 1).stream()
        .map(json -> JSON.readValue(json, WebhookDelivery.class))
        .toList();
  }

  /** Notes a try. */
  public void add(String webhook, WebhookDelivery delivery) {
    String key = WebhookKeys.log(webhook);
    redis.commands().lpush(key, JSON.writeValueAsString(delivery));
    redis.commands().ltrim(key, 0, MOST - 1);
    redis.commands().expire(key, LIFE);
  }

  /** How often it has failed without a success, this time included, and since when. */
  public Failures failed(String webhook, Instant now) {
    String key = WebhookKeys.failing(webhook);
    redis.commands().hsetnx(key, SINCE, now.toString());
    long tries = redis.commands().hincrby(key, TRIES, 1);
    redis.commands().expire(key, LIFE);
    Map<String, String> fields = redis.commands().hgetall(key);
    return new Failures(Instant.parse(fields.getOrDefault(SINCE, now.toString())), tries);
  }

  /** It works, or begins anew. */
  public void worked(String webhook) {
    redis.commands().del(WebhookKeys.failing(webhook));
  }

  /**
   * Failures in a row.
   *
   * @param since the first
   * @param tries how many
   */
  public record Failures(Instant since, long tries) {}
}
