package org.mediatranscoder.web.setting;

import java.util.Locale;
import java.util.regex.Pattern;

/** What a setting is called, as a property and as an environment variable. */
record SettingName(String property) {

  private static final Pattern SECRET =
      Pattern.compile("(secret|secret-access-key|password|keys|uri|url)(\\[\\d+])?$");

  /** What the operator reads. */
  String words() {
    return "Setting %s (environment variable %s)".formatted(property, variable());
  }

  /** Spring's rule: upper case, without dashes, an underscore for each other sign. */
  String variable() {
    return property
        .replace("-", "")
        .replaceAll("\\[(\\d+)]", "_$1")
        .replace('.', '_')
        .toUpperCase(Locale.ROOT);
  }

  /** Whether its value may be shown to nobody; an address may hold a password. */
  boolean isSecret() {
    return SECRET.matcher(property).find();
  }
}
