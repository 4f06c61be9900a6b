package org.mediatranscoder.acceptance.infrastructure;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/**
 * {@code docker-compose.yml}, with what its services share filled in.
 *
 * @param services by name, as they are written
 */
record ComposeFile(Map<String, Map<String, Object>> services) {

  static ComposeFile read() throws IOException {
    try (Reader text = Files.newBufferedReader(Path.of("..", "docker-compose.yml"))) {
      Map<String, Map<String, Map<String, Object>>> file = new Yaml().load(text);
      return new ComposeFile(Objects.requireNonNull(file.get("services")));
    }
  }

  /** What the service is told, by the name of the variable. */
  Map<String, String> environment(String service) {
    Map<String, String> all = new TreeMap<>();
    part(service, "environment").forEach((name, value) -> all.put(name, String.valueOf(value)));
    return all;
  }

  /** What its image is built with. */
  Map<String, String> buildArguments(String service) {
    Map<String, String> all = new TreeMap<>(Map.of("RUNTIME", "runtime"));
    part(part(service, "build"), "args").forEach((name, value) -> all.put(name, "" + value));
    return all;
  }

  boolean isReadOnly(String service) {
    return Boolean.TRUE.equals(of(service).get("read_only"));
  }

  /** Its volumes without a name. */
  Set<String> volumes(String service) {
    Object volumes = of(service).getOrDefault("volumes", List.of());
    return ((List<?>) volumes).stream().map(String::valueOf).collect(Collectors.toSet());
  }

  /** Of all services, as {@code address:port:port}. */
  List<String> published() {
    return services.keySet().stream().flatMap(this::published).toList();
  }

  /** Where others find a service, as {@code name:port}: ours by their argument PORT. */
  Set<String> listening(String service) {
    Stream<String> ports = published(service).map(it -> it.substring(it.lastIndexOf(':') + 1));
    Stream<String> own =
        Stream.ofNullable(part(part(service, "build"), "args").get("PORT")).map(String::valueOf);
    return Stream.concat(own, ports)
        .map(port -> service + ":" + port)
        .collect(Collectors.toUnmodifiableSet());
  }

  private Stream<String> published(String service) {
    Object ports = of(service).getOrDefault("ports", List.of());
    return ((List<?>) ports).stream().map(String::valueOf);
  }

  private Map<String, Object> part(String service, String name) {
    return part(of(service), name);
  }

  private Map<String, Object> of(String service) {
    return services.getOrDefault(service, Map.of());
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> part(Map<String, Object> whole, String name) {
    return (Map<String, Object>) whole.getOrDefault(name, Map.of());
  }
}
