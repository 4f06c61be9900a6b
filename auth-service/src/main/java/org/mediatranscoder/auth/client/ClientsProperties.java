package org.mediatranscoder.auth.client;

import java.net.URI;
import org.mediatranscoder.web.setting.InvalidSettingException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The programs that may ask for tokens.
 *
 * @param uiSecret the password of {@code client-ui}: 16 characters or more, required
 * @param uiBaseUrl where browsers find client-ui, without a slash at the end; default {@code
 *     http://localhost:8080}
 */
@ConfigurationProperties("transcoder.auth.clients")
public record ClientsProperties(
    String uiSecret, @DefaultValue("http://localhost:8080") URI uiBaseUrl) {

  /**
   * @throws InvalidSettingException if there is no good secret
   */
  public ClientsProperties {
    InvalidSettingException.requireSecret("transcoder.auth.clients.ui-secret", uiSecret, 16);
  }

  @Override
  public String toString() {
    return "ClientsProperties[uiBaseUrl=" + uiBaseUrl + "]";
  }
}
