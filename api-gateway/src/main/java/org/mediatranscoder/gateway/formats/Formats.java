package org.mediatranscoder.gateway.formats;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.error.ErrorCode;
import org.mediatranscoder.model.format.FormatCatalogue;
import org.mediatranscoder.redis.job.FormatCatalogueStore;
import org.mediatranscoder.web.problem.ApiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * The catalogue of formats: from a worker, else as the last worker published it in Redis, else as
 * it was seen last. Kept for a while, so that an upload rarely waits for it.
 */
@Component
public class Formats {

  private static final Logger log = LoggerFactory.getLogger(Formats.class);

  private final RestClient worker;
  private final FormatCatalogueStore store;
  private final FormatsProperties properties;
  private final Clock clock;
  private final ReentrantLock refreshing = new ReentrantLock();
  private volatile @Nullable Seen seen;

  Formats(
      RestClient transcodingHttp,
      FormatCatalogueStore store,
      FormatsProperties properties,
      Clock clock) {
    this.worker = transcodingHttp;
    this.store = store;
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * The catalogue, at most {@code catalogueMaxAge} old unless neither source can be reached.
   *
   * @throws ApiException as unavailable if none was ever seen
   */
  public FormatCatalogue catalogue() {
    Seen last = seen;
    return last != null && last.isFresh() ? last.catalogue() : refresh();
  }

  private FormatCatalogue refresh() {
    refreshing.lock();
    try {
      Seen last = seen;
      if (last != null && last.isFresh()) {
        return last.catalogue();
      }
      FormatCatalogue catalogue =
          fromWorker()
              .or(this::fromStore)
              .or(() -> Optional.ofNullable(last).map(Seen::catalogue))
              .orElseThrow(() -> new ApiException(ErrorCode.SERVICE_UNAVAILABLE));
      seen = new Seen(catalogue, clock.instant());
      return catalogue;
    } finally {
      refreshing.unlock();
    }
  }

  private Optional<FormatCatalogue> fromWorker() {
    try {
      return Optional.ofNullable(
          worker.get().uri("/formats").retrieve().body(FormatCatalogue.class));
    } catch (RestClientException unreachable) {
      log.info("No transcoding-worker gives the formats: {}", unreachable.getMessage());
      return Optional.empty();
    }
  }

  private Optional<FormatCatalogue> fromStore() {
    try {
      return store.last();
    } catch (RuntimeException unreachable) {
      log.warn("Redis does not give the formats", unreachable);
      return Optional.empty();
    }
  }

  private final class Seen {

    private final FormatCatalogue catalogue;
    private final Instant until;

    Seen(FormatCatalogue catalogue, Instant now) {
      this.catalogue = catalogue;
      this.until = now.plus(properties.catalogueMaxAge());
    }

    FormatCatalogue catalogue() {
      return catalogue;
    }

    boolean isFresh() {
      return clock.instant().isBefore(until);
    }
  }
}
