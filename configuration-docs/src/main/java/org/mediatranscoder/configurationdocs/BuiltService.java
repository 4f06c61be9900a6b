package org.mediatranscoder.configurationdocs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * What a service's jar says about its settings.
 *
 * @param own described settings of our own modules, by name
 * @param spring described settings of the libraries, by name
 * @param defaults what the jar's {@code application.yml} sets, by name
 */
record BuiltService(
    Map<String, Setting> own, Map<String, Setting> spring, Map<String, String> defaults) {

  private static final String METADATA = "META-INF/spring-configuration-metadata.json";
  private static final String OURS = "BOOT-INF/lib/common-";
  private static final String SPRING = "BOOT-INF/lib/spring-boot";
  private static final String SHARED = "org/mediatranscoder/web/service.yml";

  /**
   * Reads the jar that the build of the service made.
   *
   * @throws UncheckedIOException if there is none, or it is not a Spring Boot jar
   */
  static BuiltService in(Path repository, String name) {
    Path target = repository.resolve(name).resolve("target");
    try (Stream<Path> files = Files.list(target)) {
      return files
          .filter(file -> file.getFileName().toString().matches(name + "-.*\\.jar"))
          .map(BuiltService::in)
          .findFirst()
          .orElseThrow(() -> new NoSuchFileException(name + "-*.jar in " + target));
    } catch (IOException e) {
      throw new UncheckedIOException("%s is not built: %s".formatted(name, e.getMessage()), e);
    }
  }

  private static BuiltService in(Path jar) {
    Map<String, byte[]> own = new TreeMap<>();
    Map<String, byte[]> spring = new TreeMap<>();
    Map<String, String> defaults = new TreeMap<>();
    try (JarFile file = new JarFile(jar.toFile())) {
      defaults.putAll(YamlSettings.in(read(file, "BOOT-INF/classes/application.yml")));
      own.put("itself", read(file, METADATA));
      for (ZipEntry entry : file.stream().filter(BuiltService::isDescribed).toList()) {
        boolean ours = entry.getName().startsWith(OURS);
        try (InputStream library = file.getInputStream(entry)) {
          look(library, entry.getName(), ours ? own : spring, defaults);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read %s: %s".formatted(jar, e.getMessage()), e);
    }
    return new BuiltService(Metadata.of(own, defaults), Metadata.of(spring, defaults), defaults);
  }

  private static boolean isDescribed(ZipEntry entry) {
    return entry.getName().startsWith(OURS) || entry.getName().startsWith(SPRING);
  }

  private static void look(
      InputStream library, String name, Map<String, byte[]> found, Map<String, String> defaults)
      throws IOException {
    ZipInputStream zip = new ZipInputStream(library);
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      if (entry.getName().equals(METADATA)) {
        found.put(name, zip.readAllBytes());
      } else if (entry.getName().equals(SHARED)) {
        // An imported file has precedence over the one that imports it.
        defaults.putAll(YamlSettings.in(zip.readAllBytes()));
      }
    }
  }

  private static byte[] read(JarFile file, String name) throws IOException {
    ZipEntry entry = file.getEntry(name);
    if (entry == null) {
      throw new IOException("no " + name);
    }
    try (InputStream content = file.getInputStream(entry)) {
      return content.readAllBytes();
    }
  }
}
