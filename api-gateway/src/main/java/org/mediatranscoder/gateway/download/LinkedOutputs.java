package org.mediatranscoder.gateway.download;

import java.util.List;
import java.util.Optional;
import org.mediatranscoder.model.job.OutputPackage;
import org.mediatranscoder.model.job.Rendition;
import org.mediatranscoder.model.job.SourceMedia;
import org.mediatranscoder.model.job.TranscodeRequest;

/**
 * What a link leads to.
 *
 * @param files at least one
 */
record LinkedOutputs(SourceMedia source, TranscodeRequest request, List<Rendition> files) {

  LinkedOutputs {
    files = List.copyOf(files);
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
