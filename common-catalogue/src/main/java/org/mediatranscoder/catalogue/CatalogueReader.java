package org.mediatranscoder.catalogue;

import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import org.mediatranscoder.model.format.FormatCatalogue;
import org.mediatranscoder.model.format.MediaFormat;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads a catalogue strictly: a typing error stops the service instead of changing an offer. */
final class CatalogueReader {

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .build();

  private CatalogueReader() {}

  /**
   * @throws IllegalStateException if a property is missing, unknown or of another type, or if two
   *     formats have one id
   */
  static FormatCatalogue read(InputStream yaml) {
    try {
      FormatCatalogue catalogue = YAML.readValue(yaml, CatalogueFile.class).toCatalogue();
      requireUniqueIds(catalogue);
      return catalogue;
    } catch (JacksonException invalid) {
      throw new IllegalStateException("The catalogue of formats is not valid", invalid);
    }
  }

  private static void requireUniqueIds(FormatCatalogue catalogue) {
    Set<String> ids = new HashSet<>();
    for (MediaFormat format : catalogue.formats()) {
      if (!ids.add(format.id())) {
        throw new IllegalStateException("The catalogue has two formats " + format.id());
      }
    }
  }
}
