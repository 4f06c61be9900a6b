package org.mediatranscoder.configurationdocs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Spring's own settings that an operator of ours needs, of the thousands that there are. */
final class SpringSettings {

  /**
   * @param services which have it, by a blank between, or {@code all}
   */
  private record Line(String name, String services, String meaning) {}

  private final List<Line> lines;

  private SpringSettings(List<Line> lines) {
    this.lines = lines;
  }

  static SpringSettings read() {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    SpringSettings.class.getResourceAsStream("spring-settings.txt")),
                StandardCharsets.UTF_8))) {
      return new SpringSettings(
          reader
              .lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .map(SpringSettings::line)
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Those of one service.
   *
   * @throws IllegalStateException if Spring does not know one of them
   */
  List<Setting> of(String service, BuiltService built) {
    return lines.stream()
        .filter(line -> line.services().equals("all") || line.services().contains(service))
        .map(line -> setting(line, built))
        .toList();
  }

  private static Setting setting(Line line, BuiltService built) {
    Setting known =
        described(line.name(), built.spring())
            .orElseThrow(() -> new IllegalStateException("Spring has no setting " + line.name()));
    String value = built.defaults().getOrDefault(line.name(), known.value());
    return new Setting(line.name(), known.type(), value, line.meaning());
  }

  /** A setting below a map, such as one of a client registration, is described by the map. */
  private static Optional<Setting> described(String name, Map<String, Setting> spring) {
    if (spring.containsKey(name)) {
      return Optional.ofNullable(spring.get(name));
    }
    return spring.values().stream()
        .filter(setting -> setting.type().equals("map") && name.startsWith(setting.name() + "."))
        .findFirst()
        .map(map -> new Setting(name, "text", "", map.meaning()));
  }

  private static Line line(String text) {
    String[] parts = text.split("\\s*\\|\\s*", 3);
    return new Line(parts[0], parts[1], parts[2]);
  }
}
