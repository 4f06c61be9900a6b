package org.mediatranscoder.upload.storage;

import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.mediatranscoder.model.storage.ObjectKeys;
import org.mediatranscoder.web.problem.ApiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Takes away what failed uploads left in S3. Where S3 cannot be reached just then it tries again
 * every few seconds while this process lives; what a killed process left is swept by age; the
 * bucket's lifecycle rule comes last.
 */
@Component
public class AbandonedUploads {

  private static final Logger LOG = LoggerFactory.getLogger(AbandonedUploads.class);

  private final RawStorage storage;
  private final StorageProperties properties;
  private final Clock clock;
  private final Set<String> pending = ConcurrentHashMap.newKeySet();

  AbandonedUploads(RawStorage storage, StorageProperties properties, Clock clock) {
    this.storage = storage;
    this.properties = properties;
    this.clock = clock;
  }

  /** Removes all under the prefix, now or as soon as S3 is back. */
  public void remove(String prefix) {
    pending.add(prefix);
    removeNow(prefix);
  }

  /**
   * Makes sure that nothing is still to be removed there, so that a new upload is not taken for an
   * old one. Throws {@code storage-unavailable} if that cannot be done.
   */
  public void settle(String prefix) {
    if (pending.contains(prefix)) {
      storage.removeAll(prefix);
      pending.remove(prefix);
    }
  }

  @Scheduled(fixedDelayString = "PT5S")
  void retry() {
    pending.forEach(this::removeNow);
  }

  @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1H")
  void sweep() {
    try {
      storage
          .abortBegunBefore(clock.instant().minus(properties.abandonedAfter()))
          .forEach(this::removeNotes);
    } catch (ApiException unreachable) {
      LOG.warn("Abandoned uploads are looked for again in an hour", unreachable);
    }
  }

  /** What was noted of an upload that could have been resumed. */
  private void removeNotes(String source) {
    ObjectKeys.job(source)
        .ifPresent(
            id -> {
              storage.remove(ObjectKeys.upload(id));
              storage.removeAll(ObjectKeys.uploadTails(id));
            });
  }

  private void removeNow(String prefix) {
    try {
      storage.removeAll(prefix);
      pending.remove(prefix);
    } catch (ApiException unreachable) {
      LOG.warn("What is under {} will be removed later: {}", prefix, unreachable.getMessage());
    }
  }
}
