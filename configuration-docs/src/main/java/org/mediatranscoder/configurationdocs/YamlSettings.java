package org.mediatranscoder.configurationdocs;

import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The settings of a YAML file by their whole names. */
final class YamlSettings {

  private YamlSettings() {}

  static Map<String, String> in(byte[] file) {
    Map<String, String> all = new TreeMap<>();
    Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
    yaml.loadAll(new ByteArrayInputStream(file)).forEach(document -> flatten("", document, all));
    return all;
  }

  private static void flatten(String name, @Nullable Object node, Map<String, String> all) {
    if (node instanceof Map<?, ?> map) {
      map.forEach(
          (key, value) -> flatten(name.isEmpty() ? "" + key : name + "." + key, value, all));
    } else if (node != null) {
      all.put(name, node.toString());
    }
  }
}
