package org.mediatranscoder.localstack.configuration;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A setting of a service.
 *
 * @param name as a property
 * @param type in words
 * @param value the default; empty for none
 * @param meaning in Markdown
 */
record Setting(String name, String type, String value, String meaning) {

  private static final Pattern SECRET =
      Pattern.compile("(secret|secret-access-key|password|keys)$");
  private static final Pattern MAY_HOLD_A_PASSWORD =
      Pattern.compile("(redis\\.(uri|url)|mongodb\\.uri)$");
  private static final Pattern REQUIRED = Pattern.compile("\\b(required|no default)\\b");

  /** By Spring's rule. */
  String variable() {
    return name.replace("-", "")
        .replaceAll("[.\\[]", "_")
        .replace("]", "")
        .toUpperCase(Locale.ROOT);
  }

  /** Whether a service does not start without it, as its description says. */
  boolean isRequired() {
    return value.isEmpty() && REQUIRED.matcher(meaning.toLowerCase(Locale.ROOT)).find();
  }

  /** A row of the table. */
  String row(String services) {
    return "| `%s` | `%s` | %s | %s | %s | %s |"
        .formatted(name, variable(), type, shownDefault(), services, secrecy() + meaning);
  }

  private String shownDefault() {
    if (isRequired()) {
      return "**required**";
    }
    return value.isEmpty() ? "" : "`" + value + "`";
  }

  private String secrecy() {
    if (SECRET.matcher(name).find()) {
      return "**Secret.** ";
    }
    return MAY_HOLD_A_PASSWORD.matcher(name).find() ? "**Secret** with its password. " : "";
  }
}
