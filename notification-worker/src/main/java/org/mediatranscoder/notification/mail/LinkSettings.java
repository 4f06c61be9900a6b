package org.mediatranscoder.notification.mail;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.link.DeletionLinks;
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
 * @param pageUrl public address of the page, default {@code http://localhost:8080}
 * @param filesKept after which time the file store removes outputs by itself, which mails say;
 *     null, the default, if it never does
 * @param deletionLifetime how long a mail can be used to delete its job; default 30 days
 */
@Validated
@ConfigurationProperties("transcoder.links")
record LinkSettings(
    @NotEmpty List<String> keys,
    @DefaultValue("http://localhost:8081") URI baseUrl,
    @DefaultValue("http://localhost:8080") URI pageUrl,
    @Nullable @DurationMin(days = 1) Duration filesKept,
    @DefaultValue("30d") @NotNull @DurationMin(days = 1) Duration deletionLifetime) {

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

  DeletionLinks deletionSigner() {
    return new DeletionLinks(linkKeys());
  }

  /**
   * A public address of the gateway.
   *
   * @param path without a slash at its beginning
   */
  URI atGateway(String path) {
    String base = baseUrl.toString();
    return URI.create(base.endsWith("/") ? base + path : base + "/" + path);
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
