package org.mediatranscoder.auth.consent;

import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import org.mediatranscoder.model.link.LinkKey;
import org.mediatranscoder.model.link.MailLinks;
import org.mediatranscoder.model.link.SealedSecrets;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The links in mails by which a recipient confirms or stops, and the secrets of webhooks.
 *
 * @param keys each {@code id:secret}, as notification-worker has them; every one is taken, and the
 *     first seals the secrets of webhooks. No default
 */
@Validated
@ConfigurationProperties("transcoder.links")
record ConsentProperties(@NotEmpty List<String> keys) {

  /**
   * @throws IllegalArgumentException if a key is not {@code id:secret}
   */
  ConsentProperties {
    if (keys != null) {
      keys.forEach(LinkKey::parse);
    }
  }

  MailLinks links() {
    return new MailLinks(linkKeys());
  }

  /** Seals the secrets of webhooks. */
  SealedSecrets seal() {
    return new SealedSecrets(linkKeys());
  }

  private List<LinkKey> linkKeys() {
    return keys.stream().map(LinkKey::parse).toList();
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return "ConsentProperties[%d keys]".formatted(keys.size());
  }
}
