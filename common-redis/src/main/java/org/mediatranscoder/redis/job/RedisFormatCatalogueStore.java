package org.mediatranscoder.redis.job;

import java.util.Optional;
import org.mediatranscoder.model.format.FormatCatalogue;
import org.mediatranscoder.redis.connection.RedisLink;

final class RedisFormatCatalogueStore implements FormatCatalogueStore {

  private final RedisLink redis;

  RedisFormatCatalogueStore(RedisLink redis) {
    this.redis = redis;
  }

  @Override
  public void publish(FormatCatalogue catalogue) {
    redis.commands().set(JobKeys.FORMATS, JobJson.write(catalogue));
  }

  @Override
  public Optional<FormatCatalogue> last() {
    return Optional.ofNullable(redis.commands().get(JobKeys.FORMATS))
        .map(json -> JobJson.read(json, FormatCatalogue.class));
  }
}
