package org.mediatranscoder.catalogue;

import java.io.InputStream;
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
   * @throws IllegalStateException if a property is missing, unknown, of another type or out of its
   *     range
   */
  static CatalogueFile read(InputStream yaml) {
    try {
      return YAML.readValue(yaml, CatalogueFile.class);
    } catch (JacksonException invalid) {
      throw new IllegalStateException("The catalogue of formats is not valid", invalid);
    }
  }
}
