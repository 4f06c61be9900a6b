package org.mediatranscoder.gateway.download;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mediatranscoder.model.job.JobStatus;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.model.storage.ObjectKeys;

/**
 * The files of a package that is being made: playlists that grow, the beginnings of tracks, and
 * pieces of them. Playlists and tracks have the names of those of the finished package, which take
 * their place. A player may ask for a piece a moment after that.
 */
final class GrowingOutputs {

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}\\.(m3u8|mp4|m4s)");
  private static final String PIECE = "m4s";

  private GrowingOutputs() {}

  /** The file that the job may have under this name, whether it is there or not. */
  static Optional<OutputFile> of(TranscodeJob job, String name) {
    Matcher form = NAME.matcher(name);
    return job.wasPlayableEarly()
            && form.matches()
            && (job.isPlayableEarly()
                || (job.status() == JobStatus.COMPLETED && form.group(1).equals(PIECE)))
        ? Optional.of(new OutputFile(ObjectKeys.live(job.id(), job.attempt(), name), name))
        : Optional.empty();
  }
}
