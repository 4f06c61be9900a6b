package org.mediatranscoder.gateway.download;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import org.mediatranscoder.model.link.LinkKey;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The links to the output.
 *
 * @param keys {@code id:secret}, the id 0 to 255, the secret at least 32 bytes; every one is taken,
 *     so that links live on when a new key signs; no default
 * @param urlLifetime how long a presigned URL lives; default 5 min
 */
@Validated
@ConfigurationProperties("transcoder.links")
record LinkProperties(
    @NotEmpty List<String> keys, @DefaultValue("5m") @NotNull Duration urlLifetime) {

  /**
   * @throws IllegalArgumentException if a key is not {@code id:secret}
   */
  LinkProperties {
    if (keys != null) {
      keys.forEach(LinkKey::parse);
    }
  }

  List<LinkKey> linkKeys() {
    return keys.stream().map(LinkKey::parse).toList();
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return "LinkProperties[%d keys, urlLifetime=%s]".formatted(keys.size(), urlLifetime);
  }
}
