package org.mediatranscoder.gateway.jobs;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.TranscodeJob;

/** A job with everything that its owner may know of it. */
@Schema(name = "JobDetails")
record JobDetails(
    @JsonUnwrapped JobView job,
    @Schema(
            description = "Where the mail about its end goes",
            format = "email",
            example = "ada@example.test")
        String email,
    @Schema(description = "When a mail server took that mail; null before")
        @Nullable Instant notifiedAt,
    @Schema(
            description = "The webhook that the job names; null if it names none",
            format = "uri",
            example = "https://example.com/hooks/transcoder?order=17")
        @Nullable String webhook) {

  static JobDetails of(TranscodeJob job, JobView view) {
    return new JobDetails(view, job.request().email(), job.notifiedAt(), job.request().webhook());
  }
}
