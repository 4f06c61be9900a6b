package org.mediatranscoder.notification.mail;

import java.net.URI;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.model.link.DownloadLinks;
import org.springframework.stereotype.Component;

/** The addresses under which the gateway gives out what a job made. */
@Component
public class DownloadAddresses {

  private final LinkSettings settings;
  private final DownloadLinks signer;

  DownloadAddresses(LinkSettings settings) {
    this.settings = settings;
    this.signer = settings.signer();
  }

  /** The same address for a job until its link version is raised. */
  public URI of(TranscodeJob job) {
    return settings.atGateway("d/" + signer.sign(job.id(), job.linkVersion()));
  }
}
