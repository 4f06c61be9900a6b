package org.mediatranscoder.localstack.settings;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/** Secrets of this stack, made up once and kept in a file that only its owner can read. */
public final class Secrets {

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path file;
  private final Properties values;

  private Secrets(Path file) {
    this.file = file;
    this.values = Folders.properties(file);
  }

  public static Secrets in(DataFolder data) {
    return new Secrets(data.root().resolve("secrets.properties"));
  }

  /** The secret of this name: 32 random bytes in base64url, the same at every start. */
  public synchronized String get(String name) {
    String known = values.getProperty(name);
    if (known != null) {
      return known;
    }
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    String made = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    values.setProperty(name, made);
    Folders.writePrivate(file, values);
    return made;
  }
}
