package org.mediatranscoder.model.webhook;

/**
 * The keys in Redis by which services tell each other about webhooks. MongoDB has the truth about
 * which there are; what was sent is in Redis only.
 */
public final class WebhookKeys {

  /**
   * Hash: {@link AccountWebhooks} by the account's id, as its version, a space and JSON; and {@link
   * #COMPLETE}.
   */
  public static final String WEBHOOKS = "webhooks";

  /**
   * A field of {@link #WEBHOOKS} once all are in it, and no account's id; missing after a loss of
   * Redis.
   */
  public static final String COMPLETE = "*";

  /**
   * Hash: the id of an account by that of a webhook of it that notification-worker wants to be
   * switched off. auth-service does so and removes the field.
   */
  public static final String TO_SWITCH_OFF = "webhooks:to-switch-off";

  private static final String LOG = "webhook:log:";
  private static final String FAILING = "webhook:failing:";

  private WebhookKeys() {}

  /** List: the last deliveries of a webhook as JSON, the newest first; it expires. */
  public static String log(String webhook) {
    return LOG + webhook;
  }

  /** Hash: since when, and how often, a webhook has failed without a success; it expires. */
  public static String failing(String webhook) {
    return FAILING + webhook;
  }
}
