package org.mediatranscoder.auth.command;

import org.jspecify.annotations.Nullable;
import org.mediatranscoder.web.setting.InvalidSettingException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The user of MongoDB that the command {@code database-user} makes.
 *
 * @param name of the user; default {@code transcoder}
 * @param password 16 characters or more; the service itself has it in {@code spring.mongodb.uri}
 * @param database the one that it may read and write; default {@code auth}
 */
@ConfigurationProperties("transcoder.auth.database-user")
record DatabaseUserProperties(
    @DefaultValue("transcoder") String name,
    @Nullable String password,
    @DefaultValue("auth") String database) {

  DatabaseUserProperties {
    InvalidSettingException.requireSecret("transcoder.auth.database-user.password", password, 16);
  }

  @Override
  public String toString() {
    return "DatabaseUserProperties[name=" + name + ", database=" + database + "]";
  }
}
