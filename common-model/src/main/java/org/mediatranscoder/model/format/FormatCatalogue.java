package org.mediatranscoder.model.format;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Formats of output, in the order in which a page offers them. */
public record FormatCatalogue(List<MediaFormat> formats) {

  public FormatCatalogue {
    formats = List.copyOf(formats);
  }

  public Optional<MediaFormat> find(String id) {
    return formats.stream().filter(format -> format.id().equals(id)).findFirst();
  }

  /** The same without the formats of these ids. */
  public FormatCatalogue without(Set<String> ids) {
    return new FormatCatalogue(
        formats.stream().filter(format -> !ids.contains(format.id())).toList());
  }
}
