package org.mediatranscoder.acceptance.infrastructure;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The variables that {@code settings.tf} gives to each service, read as text: {@code terraform fmt}
 * keeps its shape.
 *
 * @param services the variables of each service and their expressions, secrets among them
 * @param locals values of the file's own names
 */
record TerraformSettings(Map<String, Map<String, String>> services, Map<String, String> locals) {

  /** Where that stands which each service gets. */
  private static final String EVERY_SERVICE = "every-service";

  private static final Pattern LOCAL = Pattern.compile("^  ([a-z_]+) += \"(.*)\"$");
  private static final Pattern SERVICE = Pattern.compile("^    ([a-z-]+) = \\{");
  private static final Pattern VARIABLE = Pattern.compile("^      ([A-Z0-9_]+) += (.*)$");
  private static final Pattern USED_LOCAL = Pattern.compile("\\blocal\\.([a-z_]+)");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\$\\{([A-Z0-9_]+)}");

  static TerraformSettings read() throws IOException {
    Map<String, Map<String, String>> services = new TreeMap<>();
    Map<String, String> locals = new TreeMap<>();
    Map<String, String> current = new TreeMap<>();
    for (String line : Files.readAllLines(Terraform.SOURCE.resolve("settings.tf"))) {
      Matcher local = LOCAL.matcher(line);
      Matcher service = SERVICE.matcher(line);
      Matcher variable = VARIABLE.matcher(line);
      if (local.matches()) {
        locals.put(local.group(1), local.group(2));
      } else if (service.lookingAt()) {
        current = services.computeIfAbsent(service.group(1), name -> new TreeMap<>());
      } else if (variable.matches()) {
        current.put(variable.group(1), variable.group(2));
      }
    }
    Map<String, String> every = Objects.requireNonNull(services.remove(EVERY_SERVICE));
    services.values().forEach(own -> every.forEach(own::putIfAbsent));
    return new TerraformSettings(services, locals);
  }

  Set<String> variables(String service) {
    return services.getOrDefault(service, Map.of()).keySet();
  }

  /** The variables that Spring fills into values of this service. */
  Set<String> placeholders(String service) {
    Set<String> names = new TreeSet<>();
    for (String value : services.getOrDefault(service, Map.of()).values()) {
      names.addAll(all(PLACEHOLDER, value));
      all(USED_LOCAL, value).stream()
          .map(name -> locals.getOrDefault(name, ""))
          .forEach(text -> names.addAll(all(PLACEHOLDER, text)));
    }
    return names;
  }

  private static List<String> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(match -> match.group(1)).toList();
  }
}
