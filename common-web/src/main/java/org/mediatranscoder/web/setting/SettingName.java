package org.mediatranscoder.web.setting;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a setting is called, as a property and as an environment variable, and whether its value is
 * a secret: the one rule for what is logged and for what the documentation says.
 */
public record SettingName(String property) {

  private static final Pattern SECRET =
      Pattern.compile("(secret|secret-access-key|password|keys)(\\[\\d+])?$");

  private static final Pattern ADDRESS = Pattern.compile("(uri|url)(\\[\\d+])?$");

  private static final Pattern STORE = Pattern.compile("\\b(redis|mongodb)\\.(uri|url)$");

  /** What the operator reads. */
  String words() {
    return "Setting %s (environment variable %s)".formatted(property, variable());
  }

  /** Spring's rule: upper case, without dashes, an underscore for each other sign. */
  public String variable() {
    return property
        .replace("-", "")
        .replaceAll("\\[(\\d+)]", "_$1")
        .replace('.', '_')
        .toUpperCase(Locale.ROOT);
  }

  /** Whether its value is a secret. */
  public boolean isSecret() {
    return SECRET.matcher(property).find();
  }

  /** Whether its value is the address of a store, which has a password in it. */
  public boolean holdsPassword() {
    return STORE.matcher(property).find();
  }

  /** Whether its value may be shown; any address may hold a password. */
  boolean mayBeShown() {
    return !isSecret() && !ADDRESS.matcher(property).find();
  }
}
