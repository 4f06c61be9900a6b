package org.mediatranscoder.transcoding.jobs;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.mediatranscoder.model.job.TranscodeJob;
import org.mediatranscoder.model.storage.ObjectKeys;
import org.mediatranscoder.transcoding.formats.OutputFormat;
import org.mediatranscoder.transcoding.plan.Plan;
import org.mediatranscoder.transcoding.plan.PlannedOutput;
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

  Path directory() {
    return folder.path();
  }

  /** An output in {@link #directory()}. */
  String output(PlannedOutput planned) {
    return Objects.requireNonNullElseGet(
        planned.name(), () -> "output." + format.entry().extension());
  }

  /** All outputs in {@link #directory()}, in the order of the plan. */
  List<String> outputs(Plan plan) {
    return plan.outputs().stream().map(this::output).toList();
  }

  /** Where the only output of this attempt is stored. */
  String outputKey() {
    return ObjectKeys.processed(
        job.id(), job.attempt(), format.entry().id(), format.entry().extension());
  }

  /** Where one of several outputs is stored. */
  String outputKey(String name) {
    return ObjectKeys.processed(job.id(), job.attempt(), name);
  }
}
