package org.mediatranscoder.auth.webhook;

import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.link.SealedSecrets;
import org.springframework.stereotype.Component;

/** Makes the secrets of webhooks, and seals them for the database. */
@Component
class WebhookSecrets {

  /** Standard Webhooks: 24 to 64. */
  private static final int BYTES = 32;

  private static final String PREFIX = "whsec_";

  private final SealedSecrets seal;
  private final SecureRandom random = new SecureRandom();

  WebhookSecrets(SealedSecrets seal) {
    this.seal = seal;
  }

  /** A new one. */
  byte[] make() {
    byte[] secret = new byte[BYTES];
    random.nextBytes(secret);
    return secret;
  }

  /** As its owner gets it, in the form of Standard Webhooks. */
  static String shown(byte[] secret) {
    return PREFIX + Base64.getEncoder().encodeToString(secret);
  }

  String seal(byte[] secret, String webhook) {
    return seal.seal(secret, webhook);
  }

  boolean isCurrent(StoredWebhook webhook) {
    return seal.isCurrent(webhook.sealedSecret())
        && (webhook.previousSecret() == null || seal.isCurrent(webhook.previousSecret()));
  }

  /**
   * The same with secrets that are sealed with the key that seals now.
   *
   * @throws IllegalStateException if the old key is gone
   */
  StoredWebhook resealed(StoredWebhook webhook) {
    @Nullable String previous = webhook.previousSecret();
    return webhook.sealedAs(
        again(webhook.sealedSecret(), webhook.id()),
        previous == null ? null : again(previous, webhook.id()));
  }

  private String again(String sealed, String webhook) {
    return seal.seal(seal.open(sealed, webhook), webhook);
  }
}
