package org.mediatranscoder.auth.key;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.mediatranscoder.web.setting.InvalidSettingException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How signing keys are protected at rest, and how long each signs.
 *
 * @param keyEncryptionSecret the same on all instances: 32 random characters or more, required; who
 *     has it and the database can sign tokens
 * @param keyRotation how long a key signs before the next one does: 7 to 365 days; default 90 days
 */
@Validated
@ConfigurationProperties("transcoder.auth")
record SigningKeyProperties(
    String keyEncryptionSecret,
    @NotNull @DurationMin(days = 7) @DurationMax(days = 365) @DefaultValue("90d")
        Duration keyRotation) {

  SigningKeyProperties {
    InvalidSettingException.requireSecret(
        "transcoder.auth.key-encryption-secret", keyEncryptionSecret, 32);
  }

  @Override
  public String toString() {
    return "SigningKeyProperties[keyRotation=" + keyRotation + "]";
  }
}
