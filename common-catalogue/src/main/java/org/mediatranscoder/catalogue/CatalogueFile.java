package org.mediatranscoder.catalogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mediatranscoder.model.format.FormatCatalogue;
import org.mediatranscoder.model.format.FormatOption;
import org.mediatranscoder.model.format.MediaFormat;
import org.mediatranscoder.model.format.MediaKind;
import org.mediatranscoder.model.format.OptionsSchema;
import org.mediatranscoder.model.format.StreamKind;

/**
 * The file as it is written: options are defined once, and formats name those that they have.
 *
 * @param options by name
 */
record CatalogueFile(Map<String, FormatOption> options, List<Entry> formats) {

  /**
   * A {@link MediaFormat}.
   *
   * @param options names, in the order in which a page offers them
   */
  record Entry(
      String id,
      String name,
      String description,
      MediaKind kind,
      String extension,
      String contentType,
      Set<StreamKind> needs,
      List<String> options) {}

  /**
   * @throws IllegalStateException if a format names an option that is not defined
   */
  FormatCatalogue toCatalogue() {
    return new FormatCatalogue(formats.stream().map(this::format).toList());
  }

  private MediaFormat format(Entry entry) {
    return new MediaFormat(
        entry.id,
        entry.name,
        entry.description,
        entry.kind,
        entry.extension,
        entry.contentType,
        entry.needs,
        schema(entry));
  }

  private OptionsSchema schema(Entry entry) {
    Map<String, FormatOption> named = new LinkedHashMap<>();
    for (String name : entry.options) {
      FormatOption option = options.get(name);
      if (option == null) {
        throw new IllegalStateException(entry.id + " names the unknown option " + name);
      }
      named.put(name, option);
    }
    return new OptionsSchema(named);
  }
}
