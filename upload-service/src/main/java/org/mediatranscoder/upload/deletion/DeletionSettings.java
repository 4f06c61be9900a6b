package org.mediatranscoder.upload.deletion;

import java.util.List;
import org.mediatranscoder.model.link.LinkKey;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The links in mails by which an owner deletes a job.
 *
 * @param keys each {@code id:secret}, as notification-worker has them; every one is taken. Without
 *     any, the default, no such link is
 */
@ConfigurationProperties("transcoder.links")
record DeletionSettings(@DefaultValue List<String> keys) {

  /**
   * @throws IllegalArgumentException if a key is not {@code id:secret}
   */
  DeletionSettings {
    keys.forEach(LinkKey::parse);
  }

  List<LinkKey> linkKeys() {
    return keys.stream().map(LinkKey::parse).toList();
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return "DeletionSettings[%d keys]".formatted(keys.size());
  }
}
