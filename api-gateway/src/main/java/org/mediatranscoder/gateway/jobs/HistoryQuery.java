package org.mediatranscoder.gateway.jobs;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.JobStatus;
import org.mediatranscoder.web.problem.OneOf;
import org.mediatranscoder.web.problem.WholeNumber;

/**
 * Which part of a history a person asks for, as texts, so that all faults are found at once.
 *
 * @param limit 20 if it is null
 * @param cursor null for the first page
 * @param status null for all
 */
record HistoryQuery(
    @Parameter(
            description = "How many jobs at most",
            example = "20",
            schema =
                @Schema(
                    type = "integer",
                    format = "int32",
                    minimum = "1",
                    maximum = "200",
                    defaultValue = "20"))
        @WholeNumber(min = 1, max = 200)
        @Nullable String limit,
    @Parameter(
            description = "nextCursor of the page before; without it the first page",
            example = "1764288000000-0b0f6d1c-5a4e-4c3a-9a62-0d5f2f4e8c11",
            schema = @Schema(type = "string", maxLength = 100))
        @HistoryPlace
        @Nullable String cursor,
    @Parameter(
            description = "Only jobs of this status",
            schema = @Schema(implementation = JobStatus.class))
        @OneOf({"PENDING", "PROCESSING", "COMPLETED", "FAILED", "CANCELLED"})
        @Nullable String status) {

  private static final int USUAL = 20;

  int limitOrUsual() {
    return limit == null ? USUAL : Integer.parseInt(limit);
  }

  @Nullable JobStatus statusOrAll() {
    return status == null ? null : JobStatus.valueOf(status);
  }
}
