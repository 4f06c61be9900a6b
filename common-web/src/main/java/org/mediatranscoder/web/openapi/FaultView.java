package org.mediatranscoder.web.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How {@link org.mediatranscoder.web.problem.Fault} is described. */
@Schema(name = "Fault", description = "One thing that is wrong, and where")
@JsonInclude(JsonInclude.Include.NON_NULL)
record FaultView(
    @Schema(description = "A parameter of the query or the path", example = "limit")
        @Nullable String parameter,
    @Schema(description = "A field of a form", example = "options.metadata") @Nullable String field,
    @Schema(
            description = "A value in a JSON body: a fragment with a JSON Pointer (RFC 6901)",
            example = "#/scopes/0")
        @Nullable String pointer,
    @Schema(
            description = "Stable, as that of the problem",
            pattern = "^[a-z]+(-[a-z]+)*$",
            example = "option-invalid")
        String code,
    @Schema(
            description = "What is wrong, as the end of a sentence that begins with the name",
            example = "must be one of remove, keep")
        String message,
    @Schema(
            description = "All values that would do, where they can be listed",
            example = "[\"remove\", \"keep\"]")
        @Nullable List<String> allowed) {

  FaultView {
    allowed = allowed == null ? null : List.copyOf(allowed);
  }
}
