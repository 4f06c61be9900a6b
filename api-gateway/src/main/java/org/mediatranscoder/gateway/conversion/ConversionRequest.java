package org.mediatranscoder.gateway.conversion;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.model.job.Priority;
import org.mediatranscoder.web.problem.Given;

/** Which job's source becomes what; the mail goes to the address of that job. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ConversionRequest(
    @Schema(
            description = "Id of the job whose source is converted again",
            format = "uuid",
            example = "0b0f6d1c-5a4e-4c3a-9a62-0d5f2f4e8c11")
        @Given
        @Nullable String sourceJobId,
    @Schema(description = "Id of a format of GET /formats", example = "mp3") @Given
        @Nullable String format,
    @Schema(
            description = "Options of the format, as its schema in GET /formats says",
            example = "{\"metadata\": \"keep\"}")
        @Nullable Map<String, Object> options,
    @Schema(
            description =
                "Which of the jobs of the account comes first; others wait no longer for it",
            allowableValues = {"high", "normal", "low"},
            defaultValue = "normal")
        @Nullable String priority,
    @Schema(
            description =
                "The address of one of GET /webhooks, with a query of its own if you like, that is to"
                    + " hear of the end",
            format = "uri",
            maxLength = 1000,
            example = "https://example.com/hooks/transcoder?order=17")
        @Nullable String webhook) {

  /** As it was chosen; empty if there is no such priority. */
  Optional<Priority> chosenPriority() {
    return priority == null ? Optional.of(Priority.NORMAL) : Priority.of(priority);
  }

  /** What was chosen; often nothing. */
  Map<String, Object> chosen() {
    return options == null ? Map.of() : options;
  }
}
