package org.mediatranscoder.redis.job;

import java.util.Optional;
import org.mediatranscoder.model.format.FormatCatalogue;

/**
 * The last catalogue that a transcoding-worker published, so that uploads are accepted while no
 * worker runs (scaled to zero, or just killed).
 */
public interface FormatCatalogueStore {

  void publish(FormatCatalogue catalogue);

  Optional<FormatCatalogue> last();
}
