package org.mediatranscoder.catalogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mediatranscoder.model.format.FormatOption;
import org.mediatranscoder.model.format.MediaFormat;
import org.mediatranscoder.model.format.MediaKind;
import org.mediatranscoder.model.format.OptionsSchema;
import org.mediatranscoder.model.format.Purpose;
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
   * @param recipe how a worker makes it
   */
  record Entry(
      String id,
      String name,
      String description,
      Purpose purpose,
      MediaKind kind,
      String extension,
      String contentType,
      Set<StreamKind> needs,
      List<String> options,
      Recipe recipe) {}

  /** The same with the options of another file, which this one may name too. */
  CatalogueFile withOptionsOf(CatalogueFile other) {
    Map<String, FormatOption> all = new LinkedHashMap<>(other.options);
    all.putAll(options);
    return new CatalogueFile(all, formats);
  }

  /**
   * @throws IllegalStateException if a format names an option that is not defined
   */
  List<Preset> presets() {
    return formats.stream().map(entry -> new Preset(format(entry), entry.recipe)).toList();
  }

  private MediaFormat format(Entry entry) {
    return new MediaFormat(
        entry.id,
        entry.name,
        entry.description,
        entry.purpose,
        entry.kind,
        entry.extension,
        entry.contentType,
        entry.needs,
        entry.recipe instanceof Recipe.OfPicture,
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
