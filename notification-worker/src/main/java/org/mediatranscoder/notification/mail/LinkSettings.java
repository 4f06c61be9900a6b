package org.mediatranscoder.notification.mail;

import jakarta.validation.constraints.NotEmpty;
import java.net.URI;
import java.util.List;
import org.mediatranscoder.model.link.DownloadLinks;
import org.mediatranscoder.model.link.LinkKey;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How mailed links are made.
 *
 * @param keys each {@code id:secret}; the first signs. The gateway must know it too. No default
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
      keys.forEach(LinkSettings::key);
    }
  }

  DownloadLinks signer() {
    return new DownloadLinks(keys.stream().map(LinkSettings::key).toList());
  }

  private static LinkKey key(String idAndSecret) {
    int colon = idAndSecret.indexOf(':');
    if (colon < 1) {
      throw new IllegalArgumentException("A key in transcoder.links.keys is id:secret");
    }
    try {
      return LinkKey.of(
          Integer.parseInt(idAndSecret.substring(0, colon)), idAndSecret.substring(colon + 1));
    } catch (NumberFormatException secretMustNotBeShown) {
      throw new IllegalArgumentException("The id of a key in transcoder.links.keys is a number");
    }
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return "LinkSettings[baseUrl=" + baseUrl + "]";
  }
}
