package org.mediatranscoder.configurationdocs;

import java.util.Locale;
import java.util.regex.Pattern;
import org.mediatranscoder.web.setting.SettingName;

/**
 * A setting of a service.
 *
 * @param name as a property
 * @param type in words
 * @param value the default; empty for none
 * @param meaning in Markdown
 */
record Setting(String name, String type, String value, String meaning) {

  private static final Pattern REQUIRED = Pattern.compile("\\b(required|no default)\\b");

  /** Whether a service does not start without it, as its description says. */
  boolean isRequired() {
    return value.isEmpty() && REQUIRED.matcher(meaning.toLowerCase(Locale.ROOT)).find();
  }

  /** A row of the table. */
  String row(String services) {
    return "| `%s` | `%s` | %s | %s | %s | %s |"
        .formatted(
            name,
            new SettingName(name).variable(),
            type,
            shownDefault(),
            services,
            secrecy() + meaning);
  }

  private String shownDefault() {
    if (isRequired()) {
      return "**required**";
    }
    return value.isEmpty() ? "" : "`" + value + "`";
  }

  private String secrecy() {
    SettingName known = new SettingName(name);
    if (known.isSecret()) {
      return "**Secret.** ";
    }
    return known.holdsPassword() ? "**Secret** with its password. " : "";
  }
}
