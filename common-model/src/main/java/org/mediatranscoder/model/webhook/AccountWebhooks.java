package org.mediatranscoder.model.webhook;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All webhooks of an account, as they are a field of {@link WebhookKeys#WEBHOOKS}.
 *
 * @param version one more with every change, so that an older state never replaces a newer one
 * @param email the address that the account has verified, for a mail about a webhook; null if none
 */
public record AccountWebhooks(long version, @Nullable String email, List<Webhook> webhooks) {

  public AccountWebhooks {
    webhooks = List.copyOf(webhooks);
  }

  /** Without address and secrets. */
  @Override
  public String toString() {
    return "AccountWebhooks[version=" + version + ", " + webhooks.size() + "]";
  }
}
