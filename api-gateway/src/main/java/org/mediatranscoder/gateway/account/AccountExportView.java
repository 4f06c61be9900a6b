package org.mediatranscoder.gateway.account;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** All that is kept about a person. */
@Schema(name = "AccountExport")
record AccountExportView(
    Instant exportedAt,
    @Schema(description = "Account, log-ins and API tokens, as auth-service keeps them")
        Map<String, Object> account,
    @Schema(description = "The whole history, newest first") List<ExportedJob> jobs) {

  AccountExportView {
    jobs = List.copyOf(jobs);
  }
}
