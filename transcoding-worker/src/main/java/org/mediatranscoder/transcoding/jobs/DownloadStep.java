package org.mediatranscoder.transcoding.jobs;

import org.mediatranscoder.transcoding.storage.SourceDownload;
import org.springframework.stereotype.Component;

/** Fetches the source. */
@Component
class DownloadStep {

  private final SourceDownload download;

  DownloadStep(SourceDownload download) {
    this.download = download;
  }

  void run(Attempt attempt) throws InterruptedException {
    download.download(
        attempt.job().source(),
        attempt.directory().resolve(Attempt.SOURCE),
        (done, total) -> attempt.report().at(attempt.estimate().downloading(done, total)));
  }
}
