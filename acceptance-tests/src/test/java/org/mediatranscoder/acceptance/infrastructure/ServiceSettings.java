package org.mediatranscoder.acceptance.infrastructure;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The settings that a service reads, from its jar: what Spring's configuration processor wrote
 * about it and about the libraries in it, and its {@code application.yml}.
 *
 * @param properties every property that can be set, by name
 * @param yaml what {@code application.yml} sets
 * @param classes our own classes that hold properties, by name
 */
record ServiceSettings(
    Map<String, JsonNode> properties, Map<String, String> yaml, Map<String, byte[]> classes) {

  /** The six, by the names of their modules. */
  static final List<String> SERVICES =
      List.of(
          "api-gateway",
          "auth-service",
          "client-ui",
          "notification-worker",
          "transcoding-worker",
          "upload-service");

  private static final String METADATA = "META-INF/spring-configuration-metadata.json";

  static ServiceSettings of(String service) throws IOException {
    ServiceSettings settings =
        new ServiceSettings(new TreeMap<>(), new TreeMap<>(), new HashMap<>());
    try (JarFile jar = new JarFile(jar(service).toFile())) {
      for (JarEntry entry : jar.stream().toList()) {
        String name = entry.getName();
        if (name.equals(METADATA)) {
          settings.take(name, jar.getInputStream(entry));
        } else if (name.startsWith("BOOT-INF/classes/")) {
          settings.take(name.substring("BOOT-INF/classes/".length()), jar.getInputStream(entry));
        } else if (name.matches("BOOT-INF/lib/(spring-boot|springdoc|common-).*\\.jar")) {
          settings.takeAll(jar.getInputStream(entry));
        }
      }
    }
    return settings;
  }

  /** The property that an environment variable sets, as Spring Boot binds them; none if unknown. */
  Optional<String> property(String variable) {
    return properties.values().stream()
        .filter(property -> isSetBy(variable, property))
        .map(property -> property.path("name").asString())
        .findFirst();
  }

  /** The environment variable of a property. */
  static String variable(String property) {
    return property.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
  }

  /** Below a map any key goes, in a list any index. */
  private static boolean isSetBy(String variable, JsonNode property) {
    String whole = variable(property.path("name").asString());
    boolean many = property.path("type").asString("").startsWith("java.util.");
    return variable.equals(whole) || (many && variable.startsWith(whole + "_"));
  }

  private void takeAll(InputStream jar) throws IOException {
    try (ZipInputStream entries = new ZipInputStream(jar)) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        take(entry.getName(), entries);
      }
    }
  }

  private void take(String name, InputStream content) throws IOException {
    if (name.equals(METADATA)) {
      JsonNode metadata = JsonMapper.shared().readTree(content.readAllBytes());
      metadata
          .path("properties")
          .forEach(property -> properties.put(property.path("name").asString(), property));
    } else if (name.equals("application.yml")) {
      new Yaml()
          .loadAll(new ByteArrayInputStream(content.readAllBytes()))
          .forEach(document -> flatten("", document));
    } else if (name.startsWith("org/mediatranscoder/") && name.endsWith(".class")) {
      classes.put(
          name.substring(0, name.length() - ".class".length()).replace('/', '.'),
          content.readAllBytes());
    }
  }

  private void flatten(String prefix, @Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, inner) -> flatten(prefix.isEmpty() ? "" + key : prefix + "." + key, inner));
    } else {
      yaml.put(prefix, String.valueOf(value));
    }
  }

  private static Path jar(String service) {
    Path target = Path.of("..", service, "target");
    List<Path> jars = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(target, service + "-*.jar")) {
      found.forEach(jars::add);
    } catch (IOException notBuilt) {
      throw new UncheckedIOException(notBuilt);
    }
    return jars.getFirst();
  }
}
