package org.mediatranscoder.web.assets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.ResourceLoader;

/**
 * The modules that a script imports, directly and through others, so that a page can name all of
 * them. A browser that reads the imports out of the scripts asks for the last one after as many
 * round trips as the imports are deep.
 */
final class ScriptImports {

  /** A static import or re-export by a relative path, as the scripts of our pages write it. */
  private static final Pattern IMPORT =
      Pattern.compile(
          "(?m)^(?:import|export)\\s(?:[^'\";]*\\sfrom\\s+)?['\"](\\.{1,2}/[^'\"]+)['\"]");

  private final ResourceLoader resources = new DefaultResourceLoader();
  private final Map<String, List<String>> found = new ConcurrentHashMap<>();
  private final String location;

  /**
   * @param location a folder that ends with a slash
   */
  ScriptImports(String location) {
    this.location = location;
  }

  /**
   * All modules that the script needs beside itself, the nearest first.
   *
   * @param script such as {@code /js/main.js}
   * @throws UncheckedIOException if one of them is not there
   */
  List<String> of(String script) {
    return found.computeIfAbsent(script, this::find);
  }

  private List<String> find(String script) {
    Set<String> all = new LinkedHashSet<>();
    Deque<String> unread = new ArrayDeque<>(List.of(script));
    while (!unread.isEmpty()) {
      String module = unread.remove();
      IMPORT
          .matcher(read(module))
          .results()
          .map(imported -> URI.create(module).resolve(imported.group(1)).toString())
          .filter(imported -> !imported.equals(script) && all.add(imported))
          .forEach(unread::add);
    }
    return List.copyOf(all);
  }

  private String read(String module) {
    try {
      return resources
          .getResource(location + module.substring(1))
          .getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
