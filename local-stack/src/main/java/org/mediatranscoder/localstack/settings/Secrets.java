package org.mediatranscoder.localstack.settings;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/** Secrets of this stack, made up once and kept in a file that only its owner can read. */
public final class Secrets {

  private final Path file;
  private final Properties values;

  public Secrets(DataFolder data) {
    this.file = data.root().resolve("secrets.properties");
    this.values = Folders.properties(file);
  }

  /** The secret of this name: 32 random bytes in base64url, the same at every start. */
  public synchronized String get(String name) {
    if (!values.containsKey(name)) {
      byte[] bytes = new byte[32];
      new SecureRandom().nextBytes(bytes);
      values.setProperty(name, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
      Folders.writePrivate(file, values);
    }
    return values.getProperty(name);
  }
}
