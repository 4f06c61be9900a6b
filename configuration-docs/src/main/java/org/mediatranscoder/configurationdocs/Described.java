package org.mediatranscoder.configurationdocs;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What Spring's configuration processor wrote about one setting. */
final class Described {

  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("java.time.Duration", "duration"),
          Map.entry("org.springframework.util.unit.DataSize", "size"),
          Map.entry("java.net.URI", "address"),
          Map.entry("java.net.InetAddress", "address"),
          Map.entry("java.nio.file.Path", "path"),
          Map.entry("java.lang.String", "text"),
          Map.entry("java.lang.Boolean", "true or false"),
          Map.entry("java.lang.Integer", "number"),
          Map.entry("java.lang.Long", "number"),
          Map.entry("java.lang.Float", "number"),
          Map.entry("java.lang.Double", "number"));

  /** It has a column of its own. */
  private static final Pattern DEFAULT_AT_THE_END =
      Pattern.compile("[;,] default [^;.,]*(\\.\\w[^;.,]*)*$");

  private Described() {}

  /**
   * @param property an entry of {@code properties} in the metadata
   * @param value the default if {@code application.yml} gives one, else empty
   */
  static Setting setting(JsonNode property, String value) {
    String meaning = meaning(property.path("description").asString(""));
    String known = value.isEmpty() ? value(property.path("defaultValue")) : value;
    return new Setting(
        property.path("name").asString(),
        type(property.path("type").asString("")),
        known,
        known.isEmpty() ? meaning : DEFAULT_AT_THE_END.matcher(meaning).replaceFirst(""));
  }

  static String type(String name) {
    if (name.startsWith("java.util.List")) {
      return "list";
    }
    return TYPES.getOrDefault(name, name.startsWith("java.util.Map") ? "map" : "choice");
  }

  private static String value(JsonNode node) {
    return node.isArray()
        ? node.values().stream().map(Described::value).collect(Collectors.joining(","))
        : node.asString("");
  }

  /** Javadoc as Markdown, in one line. */
  private static String meaning(String text) {
    String words =
        text.replaceAll("\\s+", " ")
            .replaceAll("\\{@code ([^{}]*(?:\\{[^{}]*}[^{}]*)*)}", "`$1`")
            .replaceAll("\\{@link #?([^}]*)}", "`$1`")
            .replace("|", "\\|")
            .strip();
    return words.isEmpty() ? "" : Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
