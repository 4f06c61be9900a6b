package org.mediatranscoder.configurationdocs;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files that Spring's configuration processor writes. */
final class Metadata {

  private static final JsonMapper JSON = new JsonMapper();

  private Metadata() {}

  /**
   * @param files content by name
   * @param defaults that go before those of the metadata
   */
  static Map<String, Setting> of(Map<String, byte[]> files, Map<String, String> defaults) {
    Map<String, Setting> all = new TreeMap<>();
    for (byte[] file : files.values()) {
      for (JsonNode property : JSON.readTree(file).path("properties")) {
        String name = property.path("name").asString();
        Setting setting = Described.setting(property, defaults.getOrDefault(name, ""));
        all.merge(name, setting, Metadata::fuller);
      }
    }
    return all;
  }

  /** Two records may read the same setting. */
  private static Setting fuller(Setting one, Setting other) {
    return one.meaning().length() >= other.meaning().length() ? one : other;
  }
}
