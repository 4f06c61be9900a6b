package org.mediatranscoder.gateway.download;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mediatranscoder.web.problem.Given;

/** Which jobs' outputs come into one archive. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ArchiveRequest(
    @ArraySchema(
            arraySchema = @Schema(description = "Ids of own jobs that are completed"),
            schema = @Schema(format = "uuid"),
            minItems = 1,
            maxItems = ArchiveRequest.MOST)
        @Given
        @Nullable List<String> jobIds) {

  static final int MOST = 200;
}
