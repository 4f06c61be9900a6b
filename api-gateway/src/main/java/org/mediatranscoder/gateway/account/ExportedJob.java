package org.mediatranscoder.gateway.account;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.gateway.jobs.JobView;
import org.mediatranscoder.model.job.Rendition;
import org.mediatranscoder.model.job.TranscodeJob;

/**
 * A job with all that is kept about it.
 *
 * @param email where its mail goes
 * @param notifiedAt when that mail was sent; null before
 */
record ExportedJob(
    JobView job,
    @Schema(description = "Where its mail goes", format = "email", example = "ada@example.test")
        String email,
    @Nullable Instant notifiedAt,
    List<ExportedFile> files) {

  ExportedJob {
    files = List.copyOf(files);
  }

  static ExportedJob of(TranscodeJob job, JobView view) {
    return new ExportedJob(view, job.request().email(), job.notifiedAt(), files(job));
  }

  private static List<ExportedFile> files(TranscodeJob job) {
    ExportedFile source =
        new ExportedFile("source", job.source().key(), job.source().sizeBytes(), null);
    return Stream.concat(
            Stream.of(source), job.renditions().stream().map(made -> ExportedFile.of(job, made)))
        .toList();
  }

  /**
   * A file in the file store.
   *
   * @param kind {@code source} or {@code output}
   * @param download the route of this API that leads to it; null for a source, which its owner has
   */
  record ExportedFile(
      @Schema(allowableValues = {"source", "output"}) String kind,
      @Schema(
              description = "Its name in the file store",
              example = "raw/0b0f6d1c-5a4e-4c3a-9a62-0d5f2f4e8c11/source")
          String key,
      @Schema(minimum = "0", example = "48211034") long sizeBytes,
      @Schema(
              description = "The route of this API that leads to it; null for a source",
              example = "/jobs/0b0f6d1c-5a4e-4c3a-9a62-0d5f2f4e8c11/download")
          @Nullable String download) {

    static ExportedFile of(TranscodeJob job, Rendition made) {
      String route = "/jobs/" + job.id() + "/download";
      return new ExportedFile("output", made.key(), made.sizeBytes(), route);
    }
  }
}
