package org.mediatranscoder.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.mediatranscoder.model.format.FormatCatalogue;

/**
 * The catalogue that lies beside this class as {@code catalogue.yaml}. The gateway accepts jobs by
 * it and the workers work by it, so both know it before anything else runs.
 */
public final class Catalogue {

  private static final FormatCatalogue BUNDLED = read();

  private Catalogue() {}

  /** Every format of this release, in the order in which a page offers them. */
  public static FormatCatalogue bundled() {
    return BUNDLED;
  }

  private static FormatCatalogue read() {
    try (InputStream file = Catalogue.class.getResourceAsStream("catalogue.yaml")) {
      return CatalogueReader.read(Objects.requireNonNull(file, "catalogue.yaml is missing"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
