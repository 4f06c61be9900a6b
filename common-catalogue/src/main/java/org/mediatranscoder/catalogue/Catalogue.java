package org.mediatranscoder.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.format.FormatCatalogue;

/**
 * The presets that lie beside this class in {@code catalogue.yaml}, and those that an operator adds
 * in a folder. The gateway accepts jobs by it and the workers work by it, so both know it before
 * anything else runs.
 */
public final class Catalogue {

  private static final CatalogueFile BUNDLED_FILE = readBundled();
  private static final Catalogue BUNDLED = new Catalogue(BUNDLED_FILE.presets());

  private final List<Preset> presets;

  private Catalogue(List<Preset> presets) {
    this.presets = List.copyOf(presets);
    Set<String> ids = new HashSet<>();
    for (Preset preset : presets) {
      if (!ids.add(preset.format().id())) {
        throw new IllegalStateException("The catalogue has two formats " + preset.format().id());
      }
    }
  }

  /** Every preset of this release, in the order in which a page offers them. */
  public static Catalogue bundled() {
    return BUNDLED;
  }

  /**
   * The same, and after them those of each file {@code *.yaml} of the folder, in the order of the
   * files' names. They may name options of this release and define others.
   *
   * @param folder null for none
   * @throws IllegalStateException if the folder cannot be read, a file is not valid, or an id is
   *     taken
   */
  public static Catalogue withFolder(@Nullable Path folder) {
    if (folder == null) {
      return BUNDLED;
    }
    List<Preset> all = new ArrayList<>(BUNDLED.presets);
    for (Path file : files(folder)) {
      all.addAll(read(file).withOptionsOf(BUNDLED_FILE).presets());
    }
    return new Catalogue(all);
  }

  static Catalogue of(CatalogueFile file) {
    return new Catalogue(file.presets());
  }

  public List<Preset> presets() {
    return presets;
  }

  public Optional<Preset> find(String id) {
    return presets.stream().filter(preset -> preset.format().id().equals(id)).findFirst();
  }

  /** What people see of it. */
  public FormatCatalogue formats() {
    return new FormatCatalogue(presets.stream().map(Preset::format).toList());
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    } catch (IOException unreadable) {
      throw new IllegalStateException(
          "The folder of presets cannot be read: " + folder, unreadable);
    }
  }

  private static CatalogueFile read(Path file) {
    try (InputStream yaml = Files.newInputStream(file)) {
      return CatalogueReader.read(yaml);
    } catch (IOException | IllegalStateException invalid) {
      throw new IllegalStateException("Not a file of presets: " + file, invalid);
    }
  }

  private static CatalogueFile readBundled() {
    try (InputStream file = Catalogue.class.getResourceAsStream("catalogue.yaml")) {
      return CatalogueReader.read(Objects.requireNonNull(file, "catalogue.yaml is missing"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
