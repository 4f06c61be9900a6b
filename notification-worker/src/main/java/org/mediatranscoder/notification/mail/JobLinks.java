package org.mediatranscoder.notification.mail;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.model.link.DeletionGrant;
import org.mediatranscoder.model.link.DeletionLinks;
import org.springframework.stereotype.Component;

/**
 * What a mail offers beside the download: the page, and to delete the job. Both are for the owner,
 * so nobody gets them at an address that the account has not verified.
 */
@Component
class JobLinks {

  private final LinkSettings settings;
  private final DeletionLinks deletions;
  private final Clock clock;

  JobLinks(LinkSettings settings, Clock clock) {
    this.settings = settings;
    this.deletions = settings.deletionSigner();
    this.clock = clock;
  }

  /** A deletion link with its end. */
  record Deletion(URI address, Instant end) {}

  /** When the store removes the output by itself; null if it never does. */
  @Nullable Instant keptUntil(TranscodeJob job) {
    return settings.filesKept() == null || job.endedAt() == null
        ? null
        : job.endedAt().plus(settings.filesKept());
  }

  Optional<URI> page(TranscodeJob job) {
    return job.request().ownAddress() ? Optional.of(settings.pageUrl()) : Optional.empty();
  }

  /** Nothing if the store has removed all files by itself. The same address all day. */
  Optional<Deletion> deletion(TranscodeJob job) {
    Instant end = deletionEnd(job);
    return job.request().ownAddress() && clock.instant().isBefore(end)
        ? Optional.of(new Deletion(address(job, end), end))
        : Optional.empty();
  }

  private Instant deletionEnd(TranscodeJob job) {
    Instant usual = clock.instant().truncatedTo(ChronoUnit.DAYS).plus(settings.deletionLifetime());
    Instant kept = keptUntil(job);
    Instant end = kept != null && kept.isBefore(usual) ? kept : usual;
    return end.truncatedTo(ChronoUnit.SECONDS);
  }

  private URI address(TranscodeJob job, Instant end) {
    String token = deletions.sign(new DeletionGrant(job.id(), job.owner(), job.linkVersion(), end));
    return settings.atGateway("deletions/" + token);
  }
}
