package org.mediatranscoder.model.format;

import java.util.List;
import java.util.Optional;

/** The formats that the workers make, in the order in which a page offers them. */
public record FormatCatalogue(List<MediaFormat> formats) {

  public FormatCatalogue {
    formats = List.copyOf(formats);
  }

  public Optional<MediaFormat> find(String id) {
    return formats.stream().filter(format -> format.id().equals(id)).findFirst();
  }
}
