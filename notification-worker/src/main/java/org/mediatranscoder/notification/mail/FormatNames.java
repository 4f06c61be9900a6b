package org.mediatranscoder.notification.mail;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.catalogue.Catalogue;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.stereotype.Component;

/** The names of formats for people. */
@Component
class FormatNames {

  private final Catalogue catalogue;

  FormatNames(Settings settings) {
    this.catalogue = Catalogue.withFolder(settings.folder());
  }

  /**
   * The formats on offer.
   *
   * @param folder of further presets, files {@code *.yaml} like the catalogue of this release; the
   *     same for api-gateway and all workers; default: none
   */
  @ConfigurationProperties("transcoder.formats")
  record Settings(@Nullable Path folder) {}

  /** Such as {@code MP4 720p}; the id itself if this catalogue does not have it. */
  String of(String id) {
    return catalogue.find(id).map(preset -> preset.format().name()).orElse(id);
  }
}
