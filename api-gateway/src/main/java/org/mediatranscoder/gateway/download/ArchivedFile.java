package org.mediatranscoder.gateway.download;

import java.util.List;
import org.mediatranscoder.model.job.Rendition;

/**
 * A file of an archive.
 *
 * @param name in the archive, with a folder where it is in one
 */
record ArchivedFile(String name, Rendition file) {

  /** The outputs of one job, whose names differ. */
  static List<ArchivedFile> ofJob(List<Rendition> files) {
    return files.stream().map(file -> new ArchivedFile(file.name(), file)).toList();
  }
}
