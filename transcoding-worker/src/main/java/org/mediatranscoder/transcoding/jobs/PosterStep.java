package org.mediatranscoder.transcoding.jobs;

import java.time.Duration;
import java.util.List;
import org.mediatranscoder.model.format.MediaKind;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.transcoding.encode.Encoded;
import org.mediatranscoder.transcoding.encode.PosterFrame;
import org.mediatranscoder.transcoding.plan.PlannedOutput;
import org.mediatranscoder.transcoding.probe.Probe;
import org.mediatranscoder.transcoding.probe.VideoStream;
import org.mediatranscoder.transcoding.storage.ProcessedFiles;
import org.springframework.stereotype.Component;

/**
 * Stores a small picture of a video, which the mail to its owner shows. It is made once the job is
 * COMPLETED, so that nobody waits for it but the mail; where there is none, nobody misses it.
 */
@Component
class PosterStep {

  private final PosterFrame frames;
  private final ProcessedFiles files;

  PosterStep(PosterFrame frames, ProcessedFiles files) {
    this.frames = frames;
    this.files = files;
  }

  /** For a job that has just been completed. */
  void run(Made made) throws InterruptedException {
    TranscodeJob job = made.attempt().job();
    Encoded encoded = made.encoded();
    List<PlannedOutput> planned = encoded.plan().outputs();
    Probe main = encoded.main();
    VideoStream video = main.video();
    Duration length = main.duration();
    // What a mail to another address shows is not for the sender of a file to choose.
    if (job.request().ownAddress()
        && made.attempt().format().entry().kind() == MediaKind.VIDEO
        && planned.size() == encoded.outputs().size()
        && video != null
        && length != null
        && !video.color().isHdr()) {
      frames
          .of(made.attempt().directory(), made.attempt().output(planned.getFirst()), video, length)
          .ifPresent(picture -> files.putPoster(job.id(), picture));
    }
  }
}
