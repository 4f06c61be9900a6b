package org.mediatranscoder.transcoding.jobs;

import java.nio.file.Path;
import org.mediatranscoder.model.format.MediaFormat;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.model.storage.ObjectKeys;
import org.mediatranscoder.transcoding.formats.OutputFormat;
import org.mediatranscoder.transcoding.storage.WorkFolder;

/**
 * What all steps of one attempt share.
 *
 * @param format what the job is to become
 * @param folder private to the attempt
 */
record Attempt(
    TranscodeJob job,
    OutputFormat format,
    WorkFolder folder,
    Estimate estimate,
    ProgressReport report) {

  /** The source in {@link #directory()}. */
  static final String SOURCE = "source";

  /** Where an attempt at the job stores the output of this format. */
  static String outputKey(TranscodeJob job, MediaFormat format) {
    return ObjectKeys.processed(job.id(), job.attempt(), format.id(), format.extension());
  }

  Path directory() {
    return folder.path();
  }

  /** The output in {@link #directory()}. */
  String output() {
    return "output." + format.entry().extension();
  }

  String outputKey() {
    return outputKey(job, format.entry());
  }
}
