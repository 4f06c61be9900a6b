package org.mediatranscoder.gateway.download;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.OutputPackage;
import org.mediatranscoder.model.job.Rendition;
import org.mediatranscoder.model.job.SourceMedia;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.model.job.TranscodeRequest;

/**
 * What a link leads to.
 *
 * @param files at least one, unless it is a package that is being made
 * @param job as Redis has it; null if only S3 is left of it
 */
record LinkedOutputs(
    SourceMedia source,
    TranscodeRequest request,
    List<Rendition> files,
    @Nullable TranscodeJob job) {

  LinkedOutputs {
    files = List.copyOf(files);
  }

  /** Whether it is a package that is being made and can be played. */
  boolean isGrowing() {
    return job != null && job.isPlayableEarly();
  }

  /** The file, or the first of several. */
  Rendition first() {
    return files.getFirst();
  }

  /** All of them, if they belong together. */
  Optional<OutputPackage> asPackage() {
    return OutputPackage.of(source, request, files);
  }
}
