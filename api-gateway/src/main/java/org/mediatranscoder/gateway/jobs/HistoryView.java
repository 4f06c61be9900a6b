package org.mediatranscoder.gateway.jobs;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of a person's jobs, newest first.
 *
 * @param nextCursor asks for the page after this one; null on the last page
 */
@Schema(name = "JobPage", description = "Some of the own jobs, newest first")
record HistoryView(
    List<JobView> jobs,
    @Schema(
            description = "Asks for the page after this one; null on the last page",
            example = "1764288000000-0b0f6d1c-5a4e-4c3a-9a62-0d5f2f4e8c11")
        @Nullable String nextCursor) {

  HistoryView {
    jobs = List.copyOf(jobs);
  }
}
