package org.mediatranscoder.notification.mail;

import jakarta.validation.constraints.NotEmpty;
import java.net.URI;
import java.util.List;
import org.mediatranscoder.model.link.DownloadLinks;
import org.mediatranscoder.model.link.LinkKey;
import org.mediatranscoder.model.link.MailLinks;
import org.mediatranscoder.model.link.SealedSecrets;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How mailed links are made.
 *
 * @param keys each {@code id:secret}; the first signs; all open the secrets of webhooks.
 *     api-gateway and auth-service must know them too. No default
 * @param baseUrl public address of the gateway, default {@code http://localhost:8081}
 */
@Validated
@ConfigurationProperties("transcoder.links")
record LinkSettings(
    @NotEmpty List<String> keys, @DefaultValue("http://localhost:8081") URI baseUrl) {

  /**
   * @throws IllegalArgumentException if a key is not {@code id:secret}
   */
  LinkSettings {
    if (keys != null) {
      keys.forEach(LinkKey::parse);
    }
  }

  DownloadLinks signer() {
    return new DownloadLinks(linkKeys());
  }

  MailLinks mailSigner() {
    return new MailLinks(linkKeys());
  }

  /** Opens the secrets of webhooks. */
  SealedSecrets seal() {
    return new SealedSecrets(linkKeys());
  }

  private List<LinkKey> linkKeys() {
    return keys.stream().map(LinkKey::parse).toList();
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return "LinkSettings[baseUrl=" + baseUrl + "]";
  }
}
