package org.mediatranscoder.gateway.download;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.mediatranscoder.model.job.OutputPackage;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.model.link.DownloadLinks;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * URLs of a package for a page of its owner. They are links like the mailed one, with an end: a
 * player sets no token, and asks for each segment when it is about to play.
 */
@Component
class PackageLinks {

  /** Longer than the longest video that we take, with pauses. */
  private static final Duration LIFETIME = Duration.ofHours(12);

  private final DownloadLinks links;
  private final Clock clock;

  PackageLinks(DownloadLinks links, Clock clock) {
    this.links = links;
    this.clock = clock;
  }

  /**
   * Inline the page that plays it, if there is one, else the archive; at the address of the current
   * request.
   */
  DownloadUrl of(TranscodeJob job, Disposition disposition) {
    Instant end = clock.instant().plus(LIFETIME).truncatedTo(ChronoUnit.SECONDS);
    String path = "/d/" + links.signUntil(job.id(), job.linkVersion(), end);
    // One that is being made has no outputs yet, and plays.
    boolean plays = OutputPackage.of(job).map(OutputPackage::plays).orElse(true);
    boolean page = plays && disposition == Disposition.INLINE;
    String whole = page ? path : path + "/" + OutputPackage.ARCHIVE;
    URI url = ServletUriComponentsBuilder.fromCurrentContextPath().path(whole).build().toUri();
    return new DownloadUrl(url, end);
  }
}
