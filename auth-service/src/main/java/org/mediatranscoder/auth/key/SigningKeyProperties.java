package org.mediatranscoder.auth.key;

import org.mediatranscoder.web.setting.InvalidSettingException;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How signing keys are protected at rest.
 *
 * @param keyEncryptionSecret the same on all instances: 32 random characters or more, required; who
 *     has it and the database can sign tokens
 */
@ConfigurationProperties("transcoder.auth")
record SigningKeyProperties(String keyEncryptionSecret) {

  SigningKeyProperties {
    InvalidSettingException.requireSecret(
        "transcoder.auth.key-encryption-secret", keyEncryptionSecret, 32);
  }

  @Override
  public String toString() {
    return "SigningKeyProperties[]";
  }
}
